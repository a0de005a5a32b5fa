package org.minsheng.exchange.internal.open311;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealCourse;
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
 *
 * @param lead the number of the appeal that goes on for one that was merged
 * @param course how it came to where it is; null unless it was asked for
 */
record Found(String number, boolean closed, String notes, @Nullable String matter, String description,
             @Nullable OrganisationId holder, Instant requested, Instant updated, Instant expected, AreaCode place,
             String detail, @Nullable GeoPoint point, @Nullable String media, @Nullable String lead,
             @Nullable AppealCourse course) {

    static Found of(PublicAppeal appeal) {
        return new Found(appeal.number(), true, appeal.answer(), appeal.matter(), appeal.title(), appeal.holder(),
            appeal.filedAt(), appeal.closedAt(), appeal.dueAt(), appeal.community(), "", null, null, null, null);
    }

    /** Of what others sent and what is not solved yet: how it stands, and none of what was said. */
    static Found outline(OutlinedAppeal appeal, @Nullable LeadingAppeal lead) {
        var plain = new Found(appeal.number(), appeal.state().isFinal(), "", appeal.matter(), "", appeal.holder(),
            appeal.filedAt(), appeal.filedAt(), appeal.dueAt(), appeal.community(), "", null, null, null, null);
        return lead == null ? plain
            : plain.goingOnIn(new LeadingAppeal(lead.number(), lead.state(), "", lead.verdict(), lead.holder(),
                lead.dueAt()));
    }

    static Found own(KnownAppeal appeal, @Nullable String media) {
        return new Found(appeal.number(), appeal.state().isFinal(), appeal.answer(), appeal.matter(),
            appeal.text(), appeal.holder(), appeal.filedAt(), appeal.filedAt(), appeal.dueAt(), appeal.place(),
            appeal.placeDetail(), appeal.point(), media, null, null);
    }

    /** Merged, it is as open as the one that goes on for it, and closes with that one's answer. */
    Found goingOnIn(LeadingAppeal going) {
        return new Found(number, going.state().isFinal(), going.answer(), matter, description, going.holder(),
            requested, updated, going.dueAt(), place, detail, point, media, going.number(), course);
    }

    /** What is merged changes with the one that goes on for it. */
    Found changed(Map<String, Instant> times) {
        var own = times.getOrDefault(number, updated);
        var leads = lead == null ? own : times.getOrDefault(lead, own);
        return new Found(number, closed, notes, matter, description, holder, requested,
            leads.isAfter(own) ? leads : own, expected, place, detail, point, media, lead, course);
    }

    Found along(@Nullable AppealCourse taken) {
        return new Found(number, closed, notes, matter, description, holder, requested, updated, expected, place,
            detail, point, media, lead, taken);
    }

    String status() {
        return closed ? "closed" : "open";
    }

    /** The matter of the upper level. */
    String topic() {
        return matter == null ? "" : matter.split("\\.", 2)[0];
    }
}
