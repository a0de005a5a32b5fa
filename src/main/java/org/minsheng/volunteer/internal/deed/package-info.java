/** What was done: recorded once, added up behind the writers, withdrawn with a reason. */
@NullMarked
package org.minsheng.volunteer.internal.deed;

import org.jspecify.annotations.NullMarked;
