/** Needs, resources and projects. */
@NullMarked
package org.minsheng.cooperation.internal.pool;

import org.jspecify.annotations.NullMarked;
