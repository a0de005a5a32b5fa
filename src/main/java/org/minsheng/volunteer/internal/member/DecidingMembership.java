package org.minsheng.volunteer.internal.member;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.organisation.Posts;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.MemberTold;
import org.minsheng.volunteer.MembersChanged;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The community confirms who reported, or says why not. Who comes from another community has moved there. */
@Component
public class DecidingMembership {

    private final MembershipBook book;
    private final GroupBook groups;
    private final Places places;
    private final Posts posts;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Clock clock;

    DecidingMembership(MembershipBook book, GroupBook groups, Places places, Posts posts,
                       ApplicationEventPublisher events, AuditTrail audit, Clock clock) {
        this.book = book;
        this.groups = groups;
        this.places = places;
        this.posts = posts;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome confirm(Viewer viewer, long id, int version, @Nullable Long group) {
        var asked = book.find(id).orElse(null);
        if (asked == null || !Rights.mayLead(viewer, asked.community())) {
            return Outcome.NOT_YOURS;
        }
        if (group != null && !groups.isIn(group, asked.community())) {
            return new Refused("group", "form.not-a-choice");
        }
        var now = clock.instant();
        var left = asked.state().mayBecome(MembershipState.CONFIRMED)
            ? book.end(asked.person(), MembershipState.MOVED, "", now) : null;
        if (left == null || !book.decide(viewer, id, version, MembershipState.CONFIRMED, "", group, now)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "volunteer.confirm-membership", "membership:" + id, null,
            Map.of("moved", left.isPresent()));
        events.publishEvent(new MemberTold(asked.person(), "membership:" + id, "volunteer.member.told.confirmed",
            List.of(places.names(List.of(asked.community())).getOrDefault(asked.community(), "")),
            MyMembershipPages.HUB, now));
        events.publishEvent(new MembersChanged(List.of(new MembersChanged.Reported(asked.person(), asked.community())),
            left.isPresent() ? List.of(asked.person()) : List.of(), now));
        return new Done(id);
    }

    @Transactional
    public Outcome refuse(Viewer viewer, long id, int version, String reason) {
        var asked = book.find(id).orElse(null);
        if (asked == null || !Rights.mayLead(viewer, asked.community())) {
            return Outcome.NOT_YOURS;
        }
        var now = clock.instant();
        if (!book.decide(viewer, id, version, MembershipState.REFUSED, reason, null, now)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "volunteer.refuse-membership", "membership:" + id, null, Map.of("reason", reason));
        events.publishEvent(new MemberTold(asked.person(), "membership:" + id, "volunteer.member.told.refused",
            List.of(places.names(List.of(asked.community())).getOrDefault(asked.community(), ""), reason),
            MyMembershipPages.HUB, now));
        return new Done(id);
    }

    /** Into which group, and at which unit the person works: what the community knows better. */
    @Transactional
    public Outcome assign(Viewer viewer, long id, int version, @Nullable Long group, String unitName) {
        var member = book.find(id).orElse(null);
        if (member == null || !Rights.mayLead(viewer, member.community())) {
            return Outcome.NOT_YOURS;
        }
        if (group != null && !groups.isIn(group, member.community())) {
            return new Refused("group", "form.not-a-choice");
        }
        var unit = unitName.isEmpty() ? null
            : posts.organisationByName(member.community().county(), unitName).orElse(null);
        if (unit == null && !unitName.isEmpty()) {
            return new Refused("unitName", "volunteer.member.refused.no-unit");
        }
        if (!book.assign(id, version, group, unit)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "volunteer.assign-member", "membership:" + id, null,
            Map.of("group", group == null ? 0 : group, "unit", unitName));
        return new Done(id);
    }
}
