/** How residents sign in, by phone and code. */
@NullMarked
package org.minsheng.account.internal.residents;

import org.jspecify.annotations.NullMarked;
