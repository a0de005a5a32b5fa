@NullMarked
package org.minsheng.calendar.internal;

import org.jspecify.annotations.NullMarked;
