/** Whistles that call responders in. */
@NullMarked
package org.minsheng.cooperation.internal.whistle;

import org.jspecify.annotations.NullMarked;
