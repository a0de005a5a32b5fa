package org.minsheng.area;

import java.time.Instant;
import org.minsheng.shared.AreaCode;

/** A county began to be served by this installation; published in the transaction that opens it. */
public record CountyOpened(AreaCode county, Instant at) {
}
