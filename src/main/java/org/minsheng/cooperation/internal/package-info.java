@NullMarked
package org.minsheng.cooperation.internal;

import org.jspecify.annotations.NullMarked;
