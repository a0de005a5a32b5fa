/** The interface for other systems. */
@NullMarked
package org.minsheng.appeal.internal.api;

import org.jspecify.annotations.NullMarked;
