/** The three rates of the field (三率): answered in time, solved, satisfied; with what they leave out. */
@NullMarked
package org.minsheng.appeal.internal.rates;

import org.jspecify.annotations.NullMarked;
