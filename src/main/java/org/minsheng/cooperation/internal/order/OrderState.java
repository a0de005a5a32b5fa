package org.minsheng.cooperation.internal.order;

/** 待派单、抢单中、待接单、已接单、已安排、进行中、待确认、已完成、不予办理、已取消. */
public enum OrderState {
    PLACED, OFFERED, ASSIGNED, ACCEPTED, PASSED, UNDERWAY, DONE, CONFIRMED, REFUSED, CANCELLED;

    public boolean isOver() {
        return this == CONFIRMED || this == REFUSED || this == CANCELLED;
    }

    /** Whether the work is still to be done, so that it can be late. */
    public boolean isBeforeDone() {
        return compareTo(DONE) < 0;
    }

    public String tone() {
        return switch (this) {
            case PLACED, DONE -> "warn";
            case OFFERED, ASSIGNED, ACCEPTED, PASSED, UNDERWAY -> "info";
            case CONFIRMED -> "good";
            case REFUSED, CANCELLED -> "neutral";
        };
    }
}
