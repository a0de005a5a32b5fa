package org.minsheng.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.minsheng.shared.PersonId;

/**
 * Visitors who are no staff are to be told of doors that wait for them; whoever sends messages brings it. Published in
 * the transaction that remembers the reminder, so that it is published once.
 *
 * @param begins whether they hear of these doors for the first time
 * @param occasion names the reminder: the same occasion is told once to each
 */
public record VisitorsReminded(CampaignId campaign, String name, LocalDate endsOn, boolean begins, String occasion,
    List<Waiting> visitors, Instant at) {

    public VisitorsReminded {
        visitors = List.copyOf(visitors);
    }

    /** @param doors how many wait for this person */
    public record Waiting(PersonId person, long doors) {
    }
}
