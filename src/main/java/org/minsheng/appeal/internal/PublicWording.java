package org.minsheng.appeal.internal;

import java.util.ArrayList;
import org.minsheng.people.Persons;
import org.minsheng.shared.PersonId;
import org.springframework.stereotype.Component;

/**
 * What everybody may read of a matter: without numbers, buildings and doors, and without the names of those who said
 * it.
 */
@Component
public class PublicWording {

    private final Persons persons;
    private final Agents agents;

    PublicWording(Persons persons, Agents agents) {
        this.persons = persons;
        this.agents = agents;
    }

    public String of(Appeal appeal, String text) {
        var people = new ArrayList<PersonId>();
        if (appeal.said().reporter() != null) {
            people.add(appeal.said().reporter());
        }
        if (appeal.said().onBehalf()) {
            agents.of(appeal.id()).ifPresent(agent -> people.add(agent.person()));
        }
        return PublicText.outline(persons.without(people, text));
    }
}
