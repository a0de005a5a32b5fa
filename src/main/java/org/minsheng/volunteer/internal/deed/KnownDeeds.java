package org.minsheng.volunteer.internal.deed;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.Deed;
import org.minsheng.volunteer.DeedId;
import org.minsheng.volunteer.Deeds;
import org.minsheng.volunteer.DeedsVerified;
import org.minsheng.volunteer.DeedsWithdrawn;
import org.minsheng.volunteer.NewDeed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records deeds for whoever has seen them done. */
@Service
class KnownDeeds implements Deeds {

    /**
     * Always the same order of people: whoever follows may lock what belongs to them, and two who confirm at once must
     * not cross.
     */
    private static final Comparator<Deed> BY_PERSON =
        Comparator.comparingLong(deed -> deed.person() == null ? Long.MAX_VALUE : deed.person().value());

    private final DeedBook book;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Clock clock;

    KnownDeeds(DeedBook book, ApplicationEventPublisher events, AuditTrail audit, Clock clock) {
        this.book = book;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public DeedId record(Viewer verifier, NewDeed deed) {
        return record(verifier, List.of(deed)).getFirst();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<DeedId> record(Viewer verifier, List<NewDeed> deeds) {
        if (deeds.isEmpty()) {
            return List.of();
        }
        var made = book.add(verifier, deeds, clock.instant());
        if (!made.isEmpty()) {
            audit.record(verifier, "volunteer.record-deeds", "deed:" + made.getFirst().id().value(), null,
                Map.of("sources", made.stream().map(Deed::source).distinct().limit(20).toList(), "deeds", made.size()));
            events.publishEvent(new DeedsVerified(made.stream().sorted(BY_PERSON).toList()));
        }
        var standing = book.of(deeds.stream().map(NewDeed::source).toList()).stream()
            .collect(Collectors.toMap(KnownDeeds::identity, Deed::id, (first, second) -> first));
        return deeds.stream().map(deed -> Objects.requireNonNull(standing.get(identity(deed)))).toList();
    }

    /** What makes it the same deed when it is told again. */
    private record Identity(String source, boolean personal, long who) {
    }

    private static Identity identity(Deed deed) {
        var person = deed.person();
        return person != null ? new Identity(deed.source(), true, person.value())
            : new Identity(deed.source(), false, Objects.requireNonNull(deed.unit()).value());
    }

    private static Identity identity(NewDeed deed) {
        var person = deed.person();
        return person != null ? new Identity(deed.source(), true, person.value())
            : new Identity(deed.source(), false, Objects.requireNonNull(deed.unit()).value());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(Viewer viewer, String source, String reason) {
        var gone = book.withdraw(viewer, source, reason, clock.instant());
        if (!gone.isEmpty()) {
            audit.record(viewer, "volunteer.withdraw-deeds", "deed:" + gone.getFirst().id().value(),
                Map.of("source", source, "deeds", gone.size()), Map.of("reason", reason));
            events.publishEvent(new DeedsWithdrawn(gone.stream().sorted(BY_PERSON).toList(), reason));
        }
    }
}
