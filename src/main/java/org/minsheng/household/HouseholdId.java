package org.minsheng.household;

/** Identifies a household: people who live together behind one door; one door may have several. */
public record HouseholdId(long value) {
}
