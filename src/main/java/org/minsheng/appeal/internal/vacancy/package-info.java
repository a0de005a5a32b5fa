/** What lay with a post or a person that is gone goes on with somebody who is there. */
@NullMarked
package org.minsheng.appeal.internal.vacancy;

import org.jspecify.annotations.NullMarked;
