/** Small wishes that members fulfil. */
@NullMarked
package org.minsheng.volunteer.internal.wish;

import org.jspecify.annotations.NullMarked;
