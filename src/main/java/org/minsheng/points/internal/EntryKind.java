package org.minsheng.points.internal;

/** Why points move. */
public enum EntryKind { CREDIT, REDEMPTION, REVERSAL, TAKE_BACK, CORRECTION, EXPIRY, TRANSFER, CLOSURE }
