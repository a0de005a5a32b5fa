@NullMarked
package org.minsheng.area.internal;

import org.jspecify.annotations.NullMarked;
