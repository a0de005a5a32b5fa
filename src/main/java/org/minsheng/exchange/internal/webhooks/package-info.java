@NullMarked
package org.minsheng.exchange.internal.webhooks;

import org.jspecify.annotations.NullMarked;
