@NullMarked
package org.minsheng.household.internal;

import org.jspecify.annotations.NullMarked;
