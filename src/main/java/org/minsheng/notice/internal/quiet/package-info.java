/** The hours in which nobody is disturbed. */
@NullMarked
package org.minsheng.notice.internal.quiet;

import org.jspecify.annotations.NullMarked;
