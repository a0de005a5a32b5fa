package org.minsheng.appeal;

/** Identifies an appeal inside the system; people use its number. */
public record AppealId(long value) {

    /** As attachments and audit name it. */
    public String subject() {
        return "appeal:" + value;
    }
}
