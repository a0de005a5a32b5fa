@NullMarked
package org.minsheng.appeal.internal.similar;

import org.jspecify.annotations.NullMarked;
