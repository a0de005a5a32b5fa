package org.minsheng.household.internal;

import java.util.List;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.internal.HouseholdHistory.Kind;
import org.minsheng.people.PersonErased;
import org.minsheng.people.PersonRenamed;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the names to search by in step, and forgets who was erased. */
@Component
class FollowingPeople {

    private final Members members;
    private final Cares cares;
    private final Requests requests;
    private final HouseholdBook book;
    private final HouseholdHistory history;
    private final JdbcClient jdbc;

    FollowingPeople(Members members, Cares cares, Requests requests, HouseholdBook book, HouseholdHistory history,
                    JdbcClient jdbc) {
        this.members = members;
        this.cares = cares;
        this.requests = requests;
        this.book = book;
        this.history = history;
        this.jdbc = jdbc;
    }

    @EventListener
    void on(PersonRenamed renamed) {
        members.rename(renamed.person(), renamed.nameKey());
    }

    @EventListener
    void on(PersonErased erased) {
        cares.remove(erased.person(), null);
        requests.forget(erased.person(), erased.at());
        var households = leave(erased.person());
        book.refresh(households);
        households.forEach(household -> history.append(Viewer.SYSTEM, household, Kind.ERASED, null, ""));
    }

    private List<HouseholdId> leave(PersonId person) {
        return jdbc.sql("""
                with freed as (
                    update household.member
                    set guardian = null
                    where guardian = :person
                )
                delete from household.member
                where person = :person
                returning household
                """)
            .param("person", person.value())
            .query(Long.class).list().stream().map(HouseholdId::new).distinct().toList();
    }
}
