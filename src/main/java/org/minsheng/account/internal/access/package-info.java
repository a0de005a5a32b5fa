@NullMarked
package org.minsheng.account.internal.access;

import org.jspecify.annotations.NullMarked;
