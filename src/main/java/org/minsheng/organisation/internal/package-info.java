@NullMarked
package org.minsheng.organisation.internal;

import org.jspecify.annotations.NullMarked;
