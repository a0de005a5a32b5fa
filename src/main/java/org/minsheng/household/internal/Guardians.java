package org.minsheng.household.internal;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.internal.Outcome.Refused;
import org.minsheng.people.Persons;
import org.minsheng.shared.PersonId;
import org.springframework.stereotype.Component;

/** A child under fourteen has a guardian, who consents in its place (PIPL art. 31). */
@Component
public class Guardians {

    private static final int AGE = 14;

    private final Persons persons;
    private final Clock clock;

    Guardians(Persons persons, Clock clock) {
        this.persons = persons;
        this.clock = clock;
    }

    public boolean needed(PersonId person) {
        var age = persons.age(person, LocalDate.now(clock));
        return age.isPresent() && age.getAsInt() < AGE;
    }

    /** Who can consent for a person: a child's guardian, everybody else alone. */
    PersonId whoConsents(PersonId person, @Nullable PersonId guardian) {
        return guardian != null && needed(person) ? guardian : person;
    }

    static boolean needed(@Nullable LocalDate born, LocalDate today) {
        return born != null && born.plusYears(AGE).isAfter(today);
    }

    /** Null when a guardian is there or not needed, and no child itself. */
    @Nullable Refused check(PersonId person, @Nullable PersonId guardian) {
        if (!needed(person)) {
            return null;
        }
        if (guardian == null) {
            return new Refused("guardian", "household.refused.guardian");
        }
        return guardian.equals(person) || needed(guardian) ? new Refused("guardian", "household.refused.guardian-child")
            : null;
    }
}
