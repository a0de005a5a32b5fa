@NullMarked
package org.minsheng.household.internal.console;

import org.jspecify.annotations.NullMarked;
