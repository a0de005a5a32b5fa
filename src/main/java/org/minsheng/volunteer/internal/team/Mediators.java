package org.minsheng.volunteer.internal.team;

import java.util.Collection;
import java.util.List;
import org.minsheng.page.Option;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who mediates in an area: the members of its teams of mediators. */
@Component
public class Mediators {

    private final JdbcClient jdbc;
    private final Persons persons;

    Mediators(JdbcClient jdbc, Persons persons) {
        this.jdbc = jdbc;
        this.persons = persons;
    }

    public List<Option> within(Collection<AreaCode> areas) {
        var people = jdbc.sql("""
                select distinct member.person
                from volunteer.team
                join volunteer.team_member as member on member.team = team.id and member.until is null
                where team.kind = 'MEDIATION'
                    and team.ended_at is null
                    and team.community like any(:within)
                limit 200
                """)
            .param("within", Rights.within(areas))
            .query(Long.class).list().stream().map(PersonId::new).toList();
        return persons.masked(people).values().stream()
            .map(person -> new Option(Long.toString(person.id().value()), person.name() + " " + person.phone()))
            .toList();
    }
}
