package org.minsheng.volunteer.internal.mediation;

/** What people fall out over. */
public enum DisputeKind {
    NEIGHBOURS, FAMILY, PROPERTY_SERVICE, NOISE, PARKING, DEBT, DAMAGE, LABOUR, HOUSING, OTHER
}
