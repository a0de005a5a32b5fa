package org.minsheng.cooperation.internal.whistle;

/** Identifies a whistle. */
public record WhistleId(long value) {

    public String subject() {
        return "whistle:" + value;
    }
}
