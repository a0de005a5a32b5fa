package org.minsheng.people;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.minsheng.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one module holds about a person, told to that person and before an erasure; contributed as a component. */
public interface HeldRecords {

    /** Lower comes first: household 10, appeal 20, notice 30, account 40, everything else from 50. */
    int order();

    List<Held> of(PersonId person);

    /**
     * Who of these people something is held about; a module that may be asked about thousands answers in one question.
     */
    default Set<PersonId> among(Collection<PersonId> people) {
        return people.stream().filter(person -> of(person).stream().anyMatch(held -> held.count() > 0))
            .collect(Collectors.toSet());
    }

    /** Those of these people of whom a condition about {@code asked.id} is true. */
    static Set<PersonId> among(JdbcClient jdbc, Collection<PersonId> people, String condition) {
        return jdbc.sql("select asked.id from unnest(:people::bigint[]) asked (id) where " + condition)
            .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
            .query(Long.class).list().stream().map(PersonId::new).collect(Collectors.toSet());
    }

    /** What becomes of it when the person is erased. */
    enum Fate { DELETED, UNLINKED, KEPT, IN_THE_WAY }

    /**
     * One kind of record.
     *
     * @param text message key of what it is, with how many as its argument
     * @param why message key of the ground on which it is held and, where it is kept, of the law that says so
     * @param fate of it in an erasure; {@code IN_THE_WAY} when it has to be finished first
     */
    record Held(String text, long count, String why, Fate fate) {
    }
}
