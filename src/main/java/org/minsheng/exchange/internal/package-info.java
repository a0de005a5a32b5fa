@NullMarked
package org.minsheng.exchange.internal;

import org.jspecify.annotations.NullMarked;
