package org.minsheng.household.internal;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.internal.HouseholdHistory.Kind;
import org.minsheng.household.internal.Outcome.Done;
import org.minsheng.household.internal.Outcome.Refused;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A consent is taken back, as easily as it was given (PIPL art. 15): what stood on it is deleted at once, and only the
 * ledger of consents remembers that there was one. A guardian withdraws for a child.
 */
@Component
public class WithdrawingConsent {

    private final Scopes scopes;
    private final Members members;
    private final Cares cares;
    private final Data data;
    private final Consents consents;
    private final Guardians guardians;
    private final HouseholdBook book;
    private final HouseholdHistory history;
    private final AuditTrail audit;

    WithdrawingConsent(Scopes scopes, Members members, Cares cares, Data data, Consents consents,
                       Guardians guardians, HouseholdBook book,
                       HouseholdHistory history, AuditTrail audit) {
        this.scopes = scopes;
        this.members = members;
        this.cares = cares;
        this.data = data;
        this.consents = consents;
        this.guardians = guardians;
        this.book = book;
        this.history = history;
        this.audit = audit;
    }

    /**
     * @param person whose data it is: the viewer's own, a child's whose guardian the viewer is, or anybody's at a desk
     * in whose area one lives
     */
    @Transactional
    public Outcome withdraw(Viewer viewer, PersonId person, String code, ConsentWay how) {
        var by = right(viewer, person);
        if (by.isEmpty()) {
            return Outcome.NOT_YOURS;
        }
        var datum = data.find(code).orElse(null);
        if (datum == null || !datum.terms().needsConsent() && !consents.given(person, code)) {
            return new Refused("consent", "household.refused.not-by-consent");
        }
        if (consents.given(person, code)) {
            consents.append(viewer, person, datum, false, how, by.get().guardian());
        }
        var households = cares.remove(person, code);
        book.refresh(households);
        households.forEach(household -> history.append(viewer, household, Kind.WITHDREW, person, code));
        audit.record(viewer, "household.withdraw-consent", "person:" + person.value(),
            Map.of("datum", code, "given", true),
            Map.of("datum", code, "given", false));
        return new Done(person.value());
    }

    private record Right(@Nullable PersonId guardian) {
    }

    private Optional<Right> right(Viewer viewer, PersonId person) {
        var self = viewer.person();
        var lives = members.ofPerson(person);
        if (person.equals(self)) {
            return Optional.of(new Right(null));
        }
        if (self != null) {
            return guardians.needed(person) && lives.stream().anyMatch(member -> self.equals(member.guardian()))
                ? Optional.of(new Right(self)) : Optional.empty();
        }
        return lives.stream()
            .filter(member -> book.find(member.household()).filter(row -> scopes.mayChange(viewer, row.door()))
            .isPresent())
            .findFirst()
            .map(member -> new Right(guardians.needed(person) ? member.guardian() : null));
    }
}
