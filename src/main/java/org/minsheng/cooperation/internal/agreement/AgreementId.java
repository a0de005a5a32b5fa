package org.minsheng.cooperation.internal.agreement;

/** Identifies an agreement between a community and a unit. */
public record AgreementId(long value) {
}
