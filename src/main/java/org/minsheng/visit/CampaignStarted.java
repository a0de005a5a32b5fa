package org.minsheng.visit;

import java.time.Instant;
import org.minsheng.shared.AreaCode;

/** A campaign began to run; published in the transaction that makes its tasks. */
public record CampaignStarted(CampaignId campaign, AreaCode area, int households, Instant at) {
}
