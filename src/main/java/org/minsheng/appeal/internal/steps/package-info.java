/** What may follow what in the life of an appeal, and how a step is taken. */
@NullMarked
package org.minsheng.appeal.internal.steps;

import org.jspecify.annotations.NullMarked;
