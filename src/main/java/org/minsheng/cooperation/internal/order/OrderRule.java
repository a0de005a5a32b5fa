package org.minsheng.cooperation.internal.order;

/**
 * How long each stage of an order may take in a county.
 *
 * @param acceptHours until somebody has accepted
 * @param doneDays until it is done, where nobody wishes another day
 * @param confirmDays until silence counts as a yes
 */
public record OrderRule(int acceptHours, int doneDays, int confirmDays, int version) {

    static final OrderRule USUAL = new OrderRule(24, 7, 5, 0);
}
