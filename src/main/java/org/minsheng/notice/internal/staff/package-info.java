/** What members of staff are told, and the bell that says so. */
@NullMarked
package org.minsheng.notice.internal.staff;

import org.jspecify.annotations.NullMarked;
