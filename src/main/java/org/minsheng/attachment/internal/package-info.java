@NullMarked
package org.minsheng.attachment.internal;

import org.jspecify.annotations.NullMarked;
