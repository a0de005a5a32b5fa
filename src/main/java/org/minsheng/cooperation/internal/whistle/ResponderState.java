package org.minsheng.cooperation.internal.whistle;

/** 待报到、未报到、已报到、已完成、已评价、请假. */
public enum ResponderState {
    CALLED, ABSENT, REPORTED, DONE, MARKED, EXCUSED;

    public String tone() {
        return switch (this) {
            case CALLED -> "warn";
            case ABSENT -> "bad";
            case REPORTED -> "info";
            case DONE, MARKED -> "good";
            case EXCUSED -> "neutral";
        };
    }
}
