/** What communities and units have agreed on, and whether it is kept. */
@NullMarked
package org.minsheng.cooperation.internal.agreement;

import org.jspecify.annotations.NullMarked;
