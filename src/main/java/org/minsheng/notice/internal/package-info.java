@NullMarked
package org.minsheng.notice.internal;

import org.jspecify.annotations.NullMarked;
