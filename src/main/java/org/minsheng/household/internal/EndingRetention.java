package org.minsheng.household.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.minsheng.people.HeldRecords.Fate;
import org.minsheng.people.Persons;
import org.minsheng.people.Persons.Field;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Removes what is past its retention (PIPL art. 19): care that ended, people who left, households that are no more; and
 * erases a person whom nothing holds any longer. What was removed stands in a log, by kind and count.
 */
@Component
public class EndingRetention {

    private static final int AT_ONCE = 500;

    private static final Map<String, Field> FIELDS =
        Map.of("name", Field.NAME, "phone", Field.PHONE, "identity-number", Field.IDENTITY_NUMBER, "birth",
        Field.BIRTH);

    private final JdbcClient jdbc;
    private final Data data;
    private final EverythingHeld held;
    private final Persons persons;
    private final AuditTrail audit;
    private final Clock clock;

    EndingRetention(JdbcClient jdbc, Data data, EverythingHeld held, Persons persons, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.data = data;
        this.held = held;
        this.persons = persons;
        this.audit = audit;
        this.clock = clock;
    }

    /** One portion of each kind; true when there may be more. */
    @Transactional
    public boolean remove() {
        var today = LocalDate.now(clock);
        boolean more = false;
        int longest = 0;
        for (var datum : data.all()) {
            var before = today.minusMonths(datum.terms().retentionMonths());
            if (datum.kind() == Data.Kind.GROUP) {
                more |= logged(datum.code(), before, cares(datum.code(), before)) == AT_ONCE;
            } else {
                more |= forget(datum.code(), before) == AT_ONCE;
                longest = Math.max(longest, datum.terms().retentionMonths());
            }
        }
        var before = today.minusMonths(longest);
        var left = members(before);
        more |= logged("relation", before, left.size()) == AT_ONCE;
        for (var person : left) {
            if (nothingElseHolds(person)) {
                persons.erase(Viewer.SYSTEM, person, "retention");
            }
        }
        return more | logged("residence", before, households(before)) == AT_ONCE;
    }

    private boolean nothingElseHolds(PersonId person) {
        return held.of(person).stream().allMatch(record -> record.fate() == Fate.KEPT);
    }

    /** A field that is kept for a shorter time than the rest, of people who live nowhere here any longer. */
    private int forget(String field, LocalDate before) {
        var told = FIELDS.get(field);
        if (told == null) {
            return 0;
        }
        var left = jdbc.sql("""
                update household.member
                set forgotten = forgotten || :field::text
                where id in (
                        select id
                        from household.member
                        where until < :before
                            and not :field = any(forgotten)
                        limit :most
                    )
                returning person
                """)
            .param("field", field)
            .param("before", before)
            .param("most", AT_ONCE)
            .query(Long.class).list().stream().map(PersonId::new).toList();
        int forgotten = 0;
        for (var person : left) {
            if (held.of(person).stream()
                .allMatch(record -> record.fate() == Fate.KEPT || HeldHere.OF_WHO_LEFT.contains(record.text()))) {
                persons.forget(Viewer.SYSTEM, person, told);
                forgotten++;
            }
        }
        logged(field, before, forgotten);
        return left.size();
    }

    private int cares(String group, LocalDate before) {
        return jdbc.sql("""
                delete from household.care
                where id in (
                        select id
                        from household.care
                        where care_group = :group
                            and ended_at < :before
                        limit :most
                    )
                """)
            .param("group", group)
            .param("before", before.atStartOfDay(clock.getZone()).toOffsetDateTime())
            .param("most", AT_ONCE)
            .update();
    }

    private List<PersonId> members(LocalDate before) {
        return jdbc.sql("""
                delete from household.member
                where id in (
                        select id
                        from household.member
                        where until < :before
                        limit :most
                    )
                returning person
                """)
            .param("before", before)
            .param("most", AT_ONCE)
            .query(Long.class).list().stream().map(PersonId::new).toList();
    }

    private int households(LocalDate before) {
        return jdbc.sql("""
                delete from household.household
                where id in (
                        select id
                        from household.household
                        where ended_at < :before
                            and not exists (select from household.member where household = household.household.id)
                        limit :most
                    )
                """)
            .param("before", before.atStartOfDay(clock.getZone()).toOffsetDateTime())
            .param("most", AT_ONCE)
            .update();
    }

    private int logged(String datum, LocalDate before, int removed) {
        if (removed > 0) {
            jdbc.sql("""
                    insert into household.removal (at, datum, removed, older_than)
                    values (:now, :datum, :removed, :before)
                    """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("datum", datum)
                .param("removed", removed)
                .param("before", before)
                .update();
            audit.record(Viewer.SYSTEM, "household.end-retention", "datum:" + datum, Map.of("removed", removed), null);
        }
        return removed;
    }
}
