@NullMarked
package org.minsheng.household.internal.mine;

import org.jspecify.annotations.NullMarked;
