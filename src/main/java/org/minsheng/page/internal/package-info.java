@NullMarked
package org.minsheng.page.internal;

import org.jspecify.annotations.NullMarked;
