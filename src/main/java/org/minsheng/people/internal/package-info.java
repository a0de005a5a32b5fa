@NullMarked
package org.minsheng.people.internal;

import org.jspecify.annotations.NullMarked;
