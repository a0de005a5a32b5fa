package org.minsheng.volunteer.internal.wish;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.Deeds;
import org.minsheng.volunteer.MemberTold;
import org.minsheng.volunteer.Memberships;
import org.minsheng.volunteer.NewDeed;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happens to a wish: published, claimed by a member, done, thanked for; the thanks make it a deed. */
@Component
class GrantingWish {

    private final WishBook book;
    private final Memberships memberships;
    private final Deeds deeds;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Clock clock;

    GrantingWish(WishBook book, Memberships memberships, Deeds deeds, ApplicationEventPublisher events,
                 AuditTrail audit, Clock clock) {
        this.book = book;
        this.memberships = memberships;
        this.deeds = deeds;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** Any confirmed member of the same county. */
    @Transactional
    public Outcome claim(Viewer viewer, long id, int version) {
        var person = viewer.person();
        var wish = book.find(id).orElse(null);
        if (person == null || wish == null) {
            return Outcome.NOT_YOURS;
        }
        if (memberships.members(List.of(person)).stream()
            .noneMatch(member -> member.community().county().equals(wish.community().county()))) {
            return new Refused("version", "volunteer.wish.refused.members-only");
        }
        if (person.equals(wish.filedBy())) {
            return new Refused("version", "volunteer.wish.refused.own");
        }
        if (!book.claim(id, version, person, clock.instant())) {
            return new Refused("version", "volunteer.wish.refused.claimed");
        }
        audit.record(viewer, "volunteer.claim-wish", "wish:" + id, null, Map.of("person", person.value()));
        return new Done(id);
    }

    @Transactional
    public Outcome done(Viewer viewer, long id, int version, String note) {
        var person = viewer.person();
        if (person == null || !book.done(id, version, person, note, clock.instant())) {
            return Outcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "volunteer.fulfil-wish", "wish:" + id, null, Map.of());
        return new Done(id);
    }

    /** By whoever wished it or by the community, never by whoever fulfilled it. */
    @Transactional
    public Outcome thank(Viewer viewer, long id, int version, String thanks, int minutes) {
        var wish = book.find(id).orElse(null);
        var doer = wish == null ? null : wish.claimedBy();
        boolean own = wish != null && viewer.person() != null && viewer.person().equals(wish.filedBy());
        if (wish == null || doer == null || doer.equals(viewer.person())
            || !own && !Rights.mayLead(viewer, wish.community())) {
            return Outcome.NOT_YOURS;
        }
        var doneAt = wish.doneAt();
        if (doneAt == null || !book.thank(id, version, thanks, minutes)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "volunteer.thank-for-wish", "wish:" + id, null, Map.of("minutes", minutes));
        deeds.record(viewer, new NewDeed("wish", doer, null, wish.community(), "wish:" + id,
            wish.title(), minutes, doneAt));
        events.publishEvent(new MemberTold(doer, "wish:" + id + ":thanked", "volunteer.wish.told.thanked",
            List.of(wish.title()), MyWishPages.PATH, clock.instant()));
        return new Done(id);
    }

    /** Published, handed back, sent back to be done properly, or cancelled. */
    @Transactional
    public Outcome move(Viewer viewer, long id, int version, WishState to, String reason) {
        var wish = book.find(id).orElse(null);
        boolean givesBack = wish != null && to == WishState.OPEN && wish.state() == WishState.CLAIMED
            && viewer.person() != null
            && viewer.person().equals(wish.claimedBy());
        boolean takesBack = wish != null && to == WishState.CANCELLED && viewer.person() != null
            && viewer.person().equals(wish.filedBy());
        if (wish == null || !givesBack && !takesBack && !Rights.mayLead(viewer, wish.community())) {
            return Outcome.NOT_YOURS;
        }
        if (!wish.state().mayBecome(to) || !book.move(id, version, wish.state(), to, reason)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "volunteer.move-wish", "wish:" + id, Map.of("state", wish.state().name()),
            Map.of("state", to.name(), "reason", reason));
        return new Done(id);
    }
}
