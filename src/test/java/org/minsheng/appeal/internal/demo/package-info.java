@NullMarked
package org.minsheng.appeal.internal.demo;

import org.jspecify.annotations.NullMarked;
