package org.minsheng.exchange.internal.open311;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.KnownAppeal;
import org.minsheng.appeal.LeadingAppeal;
import org.minsheng.appeal.OutlinedAppeal;
import org.minsheng.appeal.PublicAppeal;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.GeoPoint;
import org.minsheng.shared.OrganisationId;

/**
 * A service request before it is written down; of others only what the wall shows, without the point and below the
 * community.
 */
record Found(String number, boolean closed, String notes, @Nullable String matter, String description,
             @Nullable OrganisationId holder, Instant requested, Instant updated, Instant expected, AreaCode place,
             String detail, @Nullable GeoPoint point, @Nullable String media) {

    static Found of(PublicAppeal appeal) {
        return new Found(appeal.number(), true, appeal.answer(), appeal.matter(), appeal.title(),
            appeal.holder(), appeal.filedAt(), appeal.closedAt(), appeal.dueAt(), appeal.community(), "", null, null);
    }

    /** Of what others sent and what is not solved yet: how it stands, and none of what was said. */
    static Found outline(OutlinedAppeal appeal, @Nullable LeadingAppeal lead) {
        var plain = new Found(appeal.number(), appeal.state().isFinal(), "", appeal.matter(), "",
            appeal.holder(), appeal.filedAt(), appeal.changedAt(), appeal.dueAt(), appeal.community(), "", null, null);
        return lead == null ? plain
            : plain.goingOnIn(new LeadingAppeal(lead.number(), lead.state(), "", lead.verdict(), lead.holder(),
                lead.dueAt(), lead.changedAt()));
    }

    static Found own(KnownAppeal appeal, @Nullable String media) {
        return new Found(appeal.number(), appeal.state().isFinal(), appeal.answer(), appeal.matter(),
            appeal.text(), appeal.holder(), appeal.filedAt(), appeal.changedAt(), appeal.dueAt(), appeal.place(),
            appeal.placeDetail(), appeal.point(), media);
    }

    /** Merged, it is as open as the one that goes on for it, and closes with that one's answer. */
    Found goingOnIn(LeadingAppeal lead) {
        return new Found(number, lead.state().isFinal(), lead.answer(), matter, description, lead.holder(), requested,
            lead.changedAt().isAfter(updated) ? lead.changedAt() : updated, lead.dueAt(), place, detail, point, media);
    }

    String status() {
        return closed ? "closed" : "open";
    }

    /** The matter of the upper level. */
    String topic() {
        return matter == null ? "" : matter.split("\\.", 2)[0];
    }
}
