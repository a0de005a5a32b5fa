package org.minsheng.appeal;

import java.util.List;

/**
 * Steps that are published together, in the order they were taken, before each is published by itself: for listeners
 * that ask the database once for all. As with each step, the same may come again after a fault.
 */
public record AppealStepBatch(List<AppealStep> steps) {
}
