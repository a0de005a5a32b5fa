@NullMarked
package org.minsheng.visit.internal.patrol;

import org.jspecify.annotations.NullMarked;
