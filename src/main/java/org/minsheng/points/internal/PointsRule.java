package org.minsheng.points.internal;

/**
 * How a county handles points.
 *
 * @param objectionDays for how long a verified claim is public before it is credited
 * @param reservationDays for how long goods wait for whoever reserved them
 * @param reversalHours for how long a keeper alone may take a redemption back; afterwards whoever oversees the shop
 * does
 */
public record PointsRule(int objectionDays, int reservationDays, int reversalHours, int version) {

    public static final PointsRule USUAL = new PointsRule(3, 3, 24, 0);
}
