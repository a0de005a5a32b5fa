@NullMarked
package org.minsheng.appeal.internal.imports;

import org.jspecify.annotations.NullMarked;
