@NullMarked
package org.minsheng.points.internal;

import org.jspecify.annotations.NullMarked;
