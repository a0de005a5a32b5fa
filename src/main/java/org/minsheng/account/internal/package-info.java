@NullMarked
package org.minsheng.account.internal;

import org.jspecify.annotations.NullMarked;
