package org.minsheng.volunteer;

/** A deed turned out wrong; published in the transaction that withdraws it. The deed stays, marked. */
public record DeedWithdrawn(Deed deed, String reason) {
}
