package org.minsheng.appeal;

import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;

/**
 * What a list is narrowed to.
 *
 * @param open open ones by deadline, else all by newest first
 * @param state null for every state
 * @param overdue only those whose deadline has passed, which are open ones
 * @param within null for all that the viewer may see
 */
public record AppealFilter(boolean open, @Nullable AppealState state, boolean overdue, @Nullable AreaCode within) {
}
