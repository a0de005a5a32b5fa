package org.minsheng.household.internal;

import java.util.Comparator;
import java.util.List;
import org.minsheng.people.HeldRecords;
import org.minsheng.shared.PersonId;
import org.springframework.stereotype.Component;

/** What all modules together hold about a person, as they say themselves. */
@Component
public class EverythingHeld {

    private final List<HeldRecords> modules;

    EverythingHeld(List<HeldRecords> modules) {
        this.modules = modules.stream().sorted(Comparator.comparingInt(HeldRecords::order)).toList();
    }

    public List<HeldRecords.Held> of(PersonId person) {
        return modules.stream().flatMap(module -> module.of(person).stream()).filter(held -> held.count() > 0).toList();
    }
}
