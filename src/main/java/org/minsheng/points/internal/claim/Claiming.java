package org.minsheng.points.internal.claim;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.points.internal.Holders;
import org.minsheng.points.internal.PointsOutcome;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.points.internal.PointsRights;
import org.minsheng.points.internal.claim.ClaimBook.NewClaim;
import org.minsheng.points.internal.standard.StandardBook;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody says what he or she did, with a photo where the standard asks for one; a clerk may write it down for
 * somebody.
 */
@Component
public class Claiming {

    /** For how long back something can be claimed. */
    public static final int DAYS_BACK = 90;

    /** @param kind of the standard in force at the community */
    public record Said(AreaCode community, long kind, LocalDate doneOn, int minutes, String note,
                       List<AttachmentId> photos) {

        public Said {
            photos = List.copyOf(photos);
        }
    }

    private final ClaimBook book;
    private final StandardBook standards;
    private final Holders holders;
    private final Worth worth;
    private final Attachments attachments;
    private final AuditTrail audit;
    private final Clock clock;

    Claiming(ClaimBook book, StandardBook standards, Holders holders, Worth worth, Attachments attachments,
             AuditTrail audit, Clock clock) {
        this.book = book;
        this.standards = standards;
        this.holders = holders;
        this.worth = worth;
        this.attachments = attachments;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public PointsOutcome claim(Viewer viewer, RequestKey key, PersonId person, Said said) {
        boolean own = person.equals(viewer.person());
        if (!own && !PointsRights.mayVerify(viewer, said.community())) {
            return PointsOutcome.NOT_YOURS;
        }
        var earlier = book.byKey(key);
        if (earlier.isPresent()) {
            return new Done(earlier.get().id());
        }
        var kind = standards.inForce(said.community())
            .flatMap(standard -> standards.kind(said.kind()).filter(known -> known.standard() == standard.id()))
            .filter(known -> known.claimable()).orElse(null);
        var today = LocalDate.now(clock);
        if (kind == null) {
            return new Refused("kind", "points.claim.refused.kind");
        } else if (said.doneOn().isAfter(today) || said.doneOn().isBefore(today.minusDays(DAYS_BACK))) {
            return new Refused("doneOn", "points.claim.refused.day", DAYS_BACK);
        } else if (kind.proof() && attachments.find(said.photos()).isEmpty()) {
            return new Refused("photos", "points.claim.refused.proof");
        }
        var member = holders.person(person, said.community());
        int points = worth.of(member.id(), kind, said.minutes(), said.doneOn(), 0);
        if (points == 0) {
            return new Refused("kind", "points.claim.refused.cap", kind.name(),
                kind.capPoints() == null ? 0 : kind.capPoints());
        }
        var account = own ? null : viewer.account();
        var made = book.add(new NewClaim(key, member.id(), said.community(), kind.id(), null, kind.name(), said.note(),
            said.minutes(), said.doneOn(), points, account == null ? null : account.value(), own ? "" : viewer.name(),
            "", "", null), clock.instant());
        if (made.isEmpty()) {
            return book.byKey(key).<PointsOutcome>map(claim -> new Done(claim.id()))
                .orElse(PointsOutcome.CHANGED_MEANWHILE);
        }
        attachments.bind(said.photos(), Claim.SUBJECT + ":" + made.get());
        audit.record(viewer, "points.claim", "claim:" + made.get(), null,
            Map.of("kind", kind.code(), "points", points, "doneOn", said.doneOn().toString()));
        return new Done(made.get());
    }

    /** Only what nobody has verified yet, and only by whom it is about. */
    @Transactional
    public PointsOutcome withdraw(Viewer viewer, long id) {
        var claim = book.hold(id).orElse(null);
        var person = viewer.person();
        if (claim == null || person == null
            || holders.ofPerson(person).filter(holder -> holder.id().equals(claim.member())).isEmpty()) {
            return PointsOutcome.NOT_YOURS;
        }
        if (!claim.state().mayBecome(ClaimState.WITHDRAWN)) {
            return new Refused("version", "points.claim.refused.late");
        }
        book.ended(id, ClaimState.WITHDRAWN, "", "", clock.instant());
        audit.record(viewer, "points.withdraw-claim", "claim:" + id, Map.of("state", claim.state().name()),
            Map.of("state", "WITHDRAWN"));
        return new Done(id);
    }
}
