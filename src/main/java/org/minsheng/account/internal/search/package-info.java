/** The console's one search field, which asks every module. */
@NullMarked
package org.minsheng.account.internal.search;

import org.jspecify.annotations.NullMarked;
