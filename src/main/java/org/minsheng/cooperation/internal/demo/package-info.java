/** Agreements, orders and whistles as the articles tell of them. */
@NullMarked
package org.minsheng.cooperation.internal.demo;

import org.jspecify.annotations.NullMarked;
