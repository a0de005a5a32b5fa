@NullMarked
package org.minsheng.volunteer.internal;

import org.jspecify.annotations.NullMarked;
