package org.minsheng.visit.internal.campaign;

/** What a result is worth; none is ever deleted. */
public enum ResultState {
    /** The one that stands for its household. */
    COUNTS,
    /** Says something else than the one that counts; a person decides. */
    CONFLICT,
    /** A try, or the same once more: kept, and nothing to decide. */
    KEPT,
    /** Another one was chosen. */
    SET_ASIDE,
    /** Came when the campaign was over; its figures are frozen. */
    LATE
}
