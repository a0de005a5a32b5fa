@NullMarked
package org.minsheng.shared.internal;

import org.jspecify.annotations.NullMarked;
