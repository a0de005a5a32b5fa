package org.minsheng.volunteer.internal.imports;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.MembersChanged.Reported;
import org.minsheng.volunteer.internal.imports.MemberImport.Row;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes and takes back what a sheet says, a statement for all of its rows. */
@Repository
class WritingMembers {

    private final JdbcClient jdbc;

    WritingMembers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param people of the rows, in their order; {@code fresh} those whom nobody knew before */
    void identify(long id, List<Row> rows, List<PersonId> people, List<Boolean> fresh) {
        jdbc.sql("""
                update volunteer.member_import_row as kept
                set person = told.person, made_known = told.fresh
                from unnest(:numbers::int[], :people::bigint[], :fresh::boolean[]) as told (number, person, fresh)
                where kept.import = :id
                    and kept.number = told.number
                """)
            .param("numbers", rows.stream().map(Row::number).toArray(Integer[]::new))
            .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
            .param("fresh", fresh.toArray(Boolean[]::new))
            .param("id", id)
            .update();
    }

    /** Who reported somewhere since the sheet was looked through is left out. @return whom it made members */
    List<Reported> add(Viewer viewer, long id, Instant now) {
        return jdbc.sql("""
                insert into volunteer.membership (request_key, person, unit, unit_told, community, state, skills,
                    asked_at, decided_at, decided_by_name, since, import)
                select gen_random_uuid(), row.person, row.unit, case when row.unit is null then row.unit_told
                    else '' end, row.community, 'CONFIRMED',
                    row.skills, :now, :now, :byName, :now, :id
                from volunteer.member_import_row row
                where row.import = :id
                    and row.state = 'NEW'
                    and not exists (
                        select
                        from volunteer.membership
                        where membership.person = row.person
                            and membership.state in ('ASKED', 'CONFIRMED'))
                order by row.number
                on conflict do nothing
                returning person, community
                """)
            .param("now", now.atOffset(ZoneOffset.UTC)).param("byName", viewer.name()).param("id", id)
            .query((row, n) -> new Reported(new PersonId(row.getLong("person")),
                new AreaCode(row.getString("community")))).list();
    }

    /**
     * Remembers how changed registrations were, then changes them; what somebody changed since the preview is left
     * alone.
     */
    int change(long id) {
        jdbc.sql("""
                insert into volunteer.member_import_before (import, membership, unit, unit_told, skills, version_after)
                select :id, membership.id, membership.unit, membership.unit_told, membership.skills,
                    membership.version + 1
                from volunteer.member_import_row row
                join volunteer.membership on membership.id = row.membership and membership.version = row.version
                where row.import = :id
                    and row.state = 'CHANGED'
                    and membership.state = 'CONFIRMED'
                """)
            .param("id", id).update();
        return jdbc.sql("""
                update volunteer.membership
                set unit = row.unit, unit_told = case when row.unit is null then row.unit_told else '' end,
                    skills = row.skills, version = membership.version + 1
                from volunteer.member_import_row row
                join volunteer.member_import_before was on was.import = row.import and was.membership = row.membership
                where row.import = :id
                    and membership.id = row.membership
                    and membership.version = row.version
                """)
            .param("id", id).update();
    }

    /** @param changed how many registrations; {@code went} whoever is no member any more */
    record Undone(int changed, List<PersonId> went) {
    }

    /**
     * Puts back what it changed and nobody changed since; whoever did something meanwhile leaves, everybody else was
     * never there.
     */
    Undone undo(long id, String reason, Instant now) {
        int restored = jdbc.sql("""
                update volunteer.membership
                set unit = was.unit, unit_told = was.unit_told, skills = was.skills, version = version + 1
                from volunteer.member_import_before was
                where was.import = :id
                    and membership.id = was.membership
                    and membership.version = was.version_after
                """)
            .param("id", id).update();
        var left = jdbc.sql("""
                update volunteer.membership
                set state = 'LEFT', until = :now, reason = :reason, version = version + 1
                where import = :id
                    and state = 'CONFIRMED'
                    and (version > 0 or exists (
                        select
                        from volunteer.deed
                        where deed.person = membership.person
                            and deed.recorded_at >= membership.decided_at))
                returning person
                """)
            .param("now", now.atOffset(ZoneOffset.UTC)).param("reason", reason)
            .param("id", id).query(Long.class).list();
        var gone =
            jdbc.sql("delete from volunteer.membership where import = :id and state = 'CONFIRMED' returning person")
            .param("id", id).query(Long.class).list();
        return new Undone(restored + left.size() + gone.size(),
            Stream.concat(left.stream(), gone.stream()).map(PersonId::new).toList());
    }

    /** Those whom the sheet made known and who are no members any more. */
    List<PersonId> madeKnown(long id) {
        return jdbc.sql("""
                select row.person
                from volunteer.member_import_row row
                where row.import = :id
                    and row.made_known
                    and not exists (select from volunteer.membership where membership.person = row.person)
                order by row.person
                """)
            .param("id", id).query(Long.class).list().stream().map(PersonId::new).toList();
    }
}
