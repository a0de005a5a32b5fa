@NullMarked
package org.minsheng.appeal.internal;

import org.jspecify.annotations.NullMarked;
