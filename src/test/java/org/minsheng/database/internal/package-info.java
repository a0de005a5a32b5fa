@NullMarked
package org.minsheng.database.internal;

import org.jspecify.annotations.NullMarked;
