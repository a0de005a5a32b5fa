@NullMarked
package org.minsheng.appeal.internal.needs;

import org.jspecify.annotations.NullMarked;
