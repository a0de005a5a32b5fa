/** What runs behind the writers: publishing steps and folding counts. */
@NullMarked
package org.minsheng.appeal.internal.following;

import org.jspecify.annotations.NullMarked;
