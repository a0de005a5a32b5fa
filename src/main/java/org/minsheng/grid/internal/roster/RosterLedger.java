package org.minsheng.grid.internal.roster;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.Duty;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.RequestKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes rosters: lines begin and end, and are never changed otherwise. */
@Repository
class RosterLedger {

    private final JdbcClient jdbc;

    RosterLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when somebody is there already, or the key was used. */
    Optional<Holder> begin(Ground ground, Duty duty, PersonId person, Appointment who, @Nullable RequestKey key,
                           Instant now) {
        return jdbc.sql("""
            insert into grid.answerable (duty, %s, person, account, name, contact, body, full_time, since, request_key)
            values (:duty, :ground, :person, cast(:account as bigint), :name, :contact, :body, :fullTime, :now,
                cast(:key as uuid))
            on conflict do nothing
            returning %s
            """.formatted(ground.kind().column(), Holder.COLUMNS))
            .param("duty", duty.name())
            .param("ground", ground.id())
            .param("person", person.value())
            .param("account", who.account() == null ? null : who.account().value())
            .param("name", who.name())
            .param("contact", who.contact())
            .param("body", who.body())
            .param("fullTime", who.fullTime())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("key", key == null ? null : key.value())
            .query(Holder::of)
            .optional();
    }

    boolean isUsed(RequestKey key) {
        return jdbc.sql("select exists (select from grid.answerable where request_key = :key)")
            .param("key", key.value())
            .query(Boolean.class)
            .single();
    }

    /** The line as it is now; empty when it was over already. */
    Optional<Holder> end(long id, Instant now) {
        return jdbc.sql("""
            update grid.answerable
            set until = greatest(since, :now)
            where id = :id
            and until is null
            returning %s
            """.formatted(Holder.COLUMNS))
            .param("id", id)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(Holder::of)
            .optional();
    }

    /** Ends all lines of what has ended, and remembers by which change. */
    List<Holder> close(Ground ground, long change, Instant at) {
        return jdbc.sql("""
            update grid.answerable
            set until = greatest(since, :at), closed_by = :change
            where %s = :ground
            and until is null
            returning %s
            """.formatted(ground.kind().column(), Holder.COLUMNS))
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("change", change)
            .param("ground", ground.id())
            .query(Holder::of)
            .list();
    }

    /** Those whom a change ended begin again: new lines, since nobody answered in between. */
    List<Holder> reopen(Ground ground, long change, Instant at) {
        return jdbc.sql("""
            insert into grid.answerable (duty, grid, unit, zone, person, account, name, contact, body, full_time, since)
            select duty, grid, unit, zone, person, account, name, contact, body, full_time, :at
            from grid.answerable
            where closed_by = :change
            and %s = :ground
            on conflict do nothing
            returning %s
            """.formatted(ground.kind().column(), Holder.COLUMNS))
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("change", change)
            .param("ground", ground.id())
            .query(Holder::of)
            .list();
    }

    /** When the last one left a seat that is one person's; empty when nobody ever had it. */
    Optional<Instant> lastEnd(Ground ground, Duty duty) {
        return jdbc.sql(
            "select max(until) from grid.answerable where %s = :ground and duty = :duty".formatted(ground.kind()
            .column()))
            .param("ground", ground.id())
            .param("duty", duty.name())
            .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
            .single();
    }

    /** What somebody holds besides under the same duty, in the order in which everybody locks them. */
    List<Holder> others(Holder holder) {
        return jdbc.sql("""
            select %s from grid.answerable
            where answerable.person = :person
            and answerable.duty = :duty
            and answerable.until is null
            and answerable.id <> :id
            order by answerable.id
            """.formatted(Holder.COLUMNS))
            .param("person", holder.who().person().value())
            .param("duty", holder.who().duty().name())
            .param("id", holder.id())
            .query(Holder::of)
            .list();
    }
}
