package org.minsheng.visit;

/** Identifies a campaign. */
public record CampaignId(long value) {
}
