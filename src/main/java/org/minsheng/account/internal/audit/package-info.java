@NullMarked
package org.minsheng.account.internal.audit;

import org.jspecify.annotations.NullMarked;
