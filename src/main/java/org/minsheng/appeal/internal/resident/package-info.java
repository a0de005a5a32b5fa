/** The screens of residents: the report, its tracking page, the wall. */
@NullMarked
package org.minsheng.appeal.internal.resident;

import org.jspecify.annotations.NullMarked;
