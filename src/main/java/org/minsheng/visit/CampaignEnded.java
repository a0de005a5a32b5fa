package org.minsheng.visit;

import java.time.Instant;
import org.minsheng.shared.AreaCode;

/** A campaign was closed or cancelled; published in the transaction of that. */
public record CampaignEnded(CampaignId campaign, AreaCode area, boolean cancelled, Instant at) {
}
