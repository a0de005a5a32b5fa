@NullMarked
package org.minsheng.appeal.internal.hotspots;

import org.jspecify.annotations.NullMarked;
