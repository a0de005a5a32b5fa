@NullMarked
package org.minsheng.visit.internal.form;

import org.jspecify.annotations.NullMarked;
