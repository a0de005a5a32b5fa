package org.minsheng.visit.internal.campaign;

/**
 * Why somebody walks in a campaign: as head of ten households, because the campaign names the person, as a party member
 * who has reported to the community (双报到), or as the grid's worker. In this order doors look for somebody.
 */
public enum VisitorKind {
    HEAD, NAMED, MEMBER, GRID_WORKER
}
