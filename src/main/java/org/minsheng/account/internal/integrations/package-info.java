/** How other systems sign in, by tokens that two administrators agreed on. */
@NullMarked
package org.minsheng.account.internal.integrations;

import org.jspecify.annotations.NullMarked;
