/** What providers report later, and the people whom no message reached. */
@NullMarked
package org.minsheng.notice.internal.receipts;

import org.jspecify.annotations.NullMarked;
