/** What those who verify and oversee see. */
@NullMarked
package org.minsheng.points.internal.console;

import org.jspecify.annotations.NullMarked;
