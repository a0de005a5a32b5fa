@NullMarked
package org.minsheng.account.internal.exports;

import org.jspecify.annotations.NullMarked;
