/** The screens of the people who handle appeals. */
@NullMarked
package org.minsheng.appeal.internal.console;

import org.jspecify.annotations.NullMarked;
