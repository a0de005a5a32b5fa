@NullMarked
package org.minsheng.appeal.internal.triage;

import org.jspecify.annotations.NullMarked;
