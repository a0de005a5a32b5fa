package org.minsheng.visit.internal.campaign;

/**
 * Why somebody walks in a campaign: as the grid's worker, as head of ten households, or because the campaign names the
 * person.
 */
public enum VisitorKind {
    HEAD, NAMED, GRID_WORKER
}
