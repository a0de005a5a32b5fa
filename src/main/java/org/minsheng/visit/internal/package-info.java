@NullMarked
package org.minsheng.visit.internal;

import org.jspecify.annotations.NullMarked;
