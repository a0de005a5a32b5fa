package org.minsheng.volunteer;

/** A deed was verified; published once, in the transaction that records it. */
public record DeedVerified(Deed deed) {
}
