/** What deeds are worth: drafts, published versions, caps. */
@NullMarked
package org.minsheng.points.internal.standard;

import org.jspecify.annotations.NullMarked;
