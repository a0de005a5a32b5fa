package org.minsheng.cooperation.internal.pool;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.cooperation.internal.Outcome;
import org.minsheng.cooperation.internal.Outcome.Done;
import org.minsheng.cooperation.internal.Refusal;
import org.minsheng.cooperation.internal.Rights;
import org.minsheng.cooperation.internal.agreement.AgreementBook;
import org.minsheng.cooperation.internal.pool.Listing.Kind;
import org.minsheng.cooperation.internal.pool.Listing.State;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.Deeds;
import org.minsheng.volunteer.NewDeed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Communities write down what they need and do; units offer what they have, and take needs and projects on. A need that
 * a unit met is its deed.
 */
@Component
class KeepingListing {

    private final ListingBook book;
    private final AgreementBook agreements;
    private final Deeds deeds;
    private final AuditTrail audit;
    private final Clock clock;

    KeepingListing(ListingBook book, AgreementBook agreements, Deeds deeds, AuditTrail audit, Clock clock) {
        this.book = book;
        this.agreements = agreements;
        this.deeds = deeds;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param unit whose resource it is; null for what the community itself says */
    @Transactional
    public Outcome add(Viewer viewer, RequestKey key, Kind kind, AreaCode community,
                       @Nullable OrganisationId unit, Listing.Words words) {
        boolean own = unit == null ? Rights.mayLead(viewer, community)
            : kind == Kind.RESOURCE && Rights.units(viewer).contains(unit)
            && agreements.communitiesOf(List.of(unit)).contains(community);
        if (!own) {
            return Outcome.refused(Refusal.NOT_YOURS);
        }
        var made = book.add(viewer, key, kind, community, unit, words, clock.instant());
        made.ifPresent(id -> audit.record(viewer, "cooperation.list", "listing:" + id, null, words));
        return new Done(made.or(() -> book.byKey(key)).orElseThrow());
    }

    @Transactional
    public Outcome change(Viewer viewer, long id, int version, Listing.Words words) {
        var before = book.hold(id).orElseThrow();
        if (!mayWrite(viewer, before)) {
            return Outcome.refused(Refusal.NOT_YOURS);
        }
        if (!book.change(id, version, words)) {
            return Outcome.refused(before.state().isOver() ? Refusal.ENDED : Refusal.STALE);
        }
        audit.record(viewer, "cooperation.change-listing", "listing:" + id, before.words(), words);
        return new Done(id);
    }

    /** A unit takes a need or project on: whoever is first. */
    @Transactional
    public Outcome take(Viewer viewer, long id, OrganisationId unit) {
        var before = book.hold(id).orElseThrow();
        if (before.kind() == Kind.RESOURCE || !mayTake(viewer, before, unit)) {
            return Outcome.refused(Refusal.NOT_YOURS);
        }
        return before.state() == State.OPEN ? move(viewer, before, State.TAKEN, unit, "")
            : Outcome.refused("version", unit.equals(before.unit()) ? "cooperation.listing.taken-by-you"
                : "cooperation.listing.taken-already");
    }

    /** Back to the others, done, or withdrawn. */
    @Transactional
    public Outcome settle(Viewer viewer, long id, State next, String result) {
        var before = book.hold(id).orElseThrow();
        boolean givesBack = next == State.OPEN && before.unit() != null && Rights.units(viewer).contains(before.unit());
        if (!givesBack && !mayWrite(viewer, before)) {
            return Outcome.refused(Refusal.NOT_YOURS);
        }
        return move(viewer, before, next, next == State.OPEN ? null : before.unit(), result);
    }

    private Outcome move(Viewer viewer, Listing before, State next, @Nullable OrganisationId unit, String result) {
        if (!before.state().mayBecome(next)) {
            return Outcome.refused(Refusal.STALE);
        }
        var now = clock.instant();
        book.move(before.id(), next, unit, result, now);
        if (next == State.DONE && before.kind() == Kind.NEED && unit != null) {
            deeds.record(viewer, new NewDeed("need", null, unit, before.community(), "listing:" + before.id(),
                before.words().title(), 0, now));
        }
        audit.record(viewer, "cooperation.move-listing", "listing:" + before.id(),
            Map.of("state", before.state().name()),
            Map.of("state", next.name(), "unit", unit == null ? "" : unit.value()));
        return new Done(before.id());
    }

    static boolean mayWrite(Viewer viewer, Listing listing) {
        return Rights.mayLead(viewer, listing.community())
            || listing.kind() == Kind.RESOURCE && listing.unit() != null
            && Rights.units(viewer).contains(listing.unit());
    }

    private boolean mayTake(Viewer viewer, Listing listing, OrganisationId unit) {
        return Rights.units(viewer).contains(unit)
            && agreements.communitiesOf(List.of(unit)).contains(listing.community());
    }
}
