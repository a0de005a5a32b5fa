package org.minsheng.household.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.internal.HouseholdHistory.Kind;
import org.minsheng.household.internal.Outcome.Done;
import org.minsheng.household.internal.Outcome.Refused;
import org.minsheng.people.PersonDetails;
import org.minsheng.people.Persons;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Registers somebody in a household: who was born there, moved in or has always been there. */
@Component
public class AddingMember {

    /** @param guardian somebody of the same household; needed under fourteen */
    public record Wish(PersonDetails details, Relation relation, Came came, LocalDate since,
                       @Nullable PersonId guardian) {
    }

    private final Scopes scopes;
    private final HouseholdBook book;
    private final Members members;
    private final Guardians guardians;
    private final HouseholdHistory history;
    private final Persons persons;
    private final AuditTrail audit;
    private final Clock clock;

    AddingMember(Scopes scopes, HouseholdBook book, Members members, Guardians guardians,
                 HouseholdHistory history, Persons persons, AuditTrail audit,
                 Clock clock) {
        this.scopes = scopes;
        this.book = book;
        this.members = members;
        this.guardians = guardians;
        this.history = history;
        this.persons = persons;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome add(Viewer viewer, HouseholdId id, int version, Wish wish) {
        var household = book.find(id).orElseThrow();
        if (!scopes.mayChange(viewer, household.door())) {
            return Outcome.NOT_YOURS;
        }
        var refused = refusal(id, wish);
        if (refused != null) {
            return refused;
        }
        if (!book.touch(id, version, clock.instant())) {
            return again(id, wish);
        }
        var person = persons.register(wish.details());
        var there = members.living(id, person);
        if (there.isPresent()) {
            return new Refused("name", "household.refused.lives-here");
        }
        if (wish.relation() == Relation.HEAD) {
            members.unseat(id);
        }
        long member = members.insert(id, person, wish.relation(), wish.guardian(), wish.came(), wish.since(),
            wish.details().name().isEmpty() ? null : persons.nameKey(wish.details().name()));
        book.refresh(List.of(id));
        history.append(viewer, id, Kind.CAME, person, wish.came() + " " + wish.relation() + " " + wish.since());
        audit.record(viewer, "household.add-member", "household:" + id.value(), null,
            Map.of("person", person.value(), "relation", wish.relation().name(), "came", wish.came().name()));
        return new Done(member);
    }

    private @Nullable Refused refusal(HouseholdId id, Wish wish) {
        var today = LocalDate.now(clock);
        if (wish.since().isAfter(today)) {
            return new Refused("since", "household.refused.future");
        }
        var born = wish.details().born();
        if (born != null && born.isAfter(today)) {
            return new Refused("born", "household.refused.future");
        }
        if (wish.guardian() != null && members.living(id, wish.guardian()).isEmpty()) {
            return new Refused("guardian", "household.refused.guardian-elsewhere");
        }
        if (Guardians.needed(born, today)) {
            if (wish.guardian() == null) {
                return new Refused("guardian", "household.refused.guardian");
            }
            return guardians.needed(wish.guardian()) ? new Refused("guardian", "household.refused.guardian-child")
                : null;
        }
        return null;
    }

    /** The same form sent twice finds the person there already. */
    private Outcome again(HouseholdId id, Wish wish) {
        var number = wish.details().number();
        var known = number == null ? Optional.<PersonId>empty() : persons.byIdentity(number);
        return known.flatMap(person -> members.living(id, person))
            .<Outcome>map(member -> new Done(member.id()))
            .orElse(Outcome.CHANGED_MEANWHILE);
    }
}
