@NullMarked
package org.minsheng.visit.internal.care;

import org.jspecify.annotations.NullMarked;
