/** Who of an organisation takes care of which matter. */
@NullMarked
package org.minsheng.appeal.internal.assigning;

import org.jspecify.annotations.NullMarked;
