package org.minsheng.household;

/**
 * Why some people are looked after: living alone, disabled; rows of data, not an enum.
 *
 * @param sensitive whether each person has to consent to it separately (PIPL art. 29)
 */
public record CareGroup(String code, String name, String nameEn, boolean sensitive) {
}
