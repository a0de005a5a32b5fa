@NullMarked
package org.minsheng.grid.internal;

import org.jspecify.annotations.NullMarked;
