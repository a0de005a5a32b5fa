package org.minsheng.cooperation.internal.order;

/** Identifies an order. */
public record OrderId(long value) {

    public String subject() {
        return "order:" + value;
    }
}
