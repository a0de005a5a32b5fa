/** Acting before more people have to speak: what many say in one community becomes a task with an owner. */
@NullMarked
package org.minsheng.appeal.internal.hotspots;

import org.jspecify.annotations.NullMarked;
