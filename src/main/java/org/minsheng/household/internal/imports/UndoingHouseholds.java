package org.minsheng.household.internal.imports;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.internal.HouseholdBook;
import org.minsheng.household.internal.imports.SheetImport.State;
import org.minsheng.people.Persons;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes back what one import wrote, in one transaction. A household that was changed since stays as it is and is
 * counted; a person whom only this import made known is forgotten. Where an earlier import left a household as this one
 * found it, that one can be taken back afterwards.
 */
@Component
class UndoingHouseholds {

    private static final int AT_ONCE = 2_000;

    private final JdbcClient jdbc;
    private final SheetImports imports;
    private final HouseholdBook book;
    private final Persons persons;
    private final Progress progress;
    private final AuditTrail audit;
    private final Clock clock;

    UndoingHouseholds(JdbcClient jdbc, SheetImports imports, HouseholdBook book, Persons persons, Progress progress,
                      AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.book = book;
        this.persons = persons;
        this.progress = progress;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void undo(Viewer viewer, long id) {
        var item = imports.lock(id).filter(found -> found.state() == State.UNDOING).orElse(null);
        if (item == null) {
            return;
        }
        var untouched = untouched(id);
        int all = jdbc.sql("select count(*) from household.import_household where import = :id").param("id", id)
            .query(Integer.class).single();
        progress.at(id, 0, untouched.size());
        for (int from = 0; from < untouched.size(); from += AT_ONCE) {
            var part = untouched.subList(from, Math.min(untouched.size(), from + AT_ONCE));
            takeBack(viewer, id, part.toArray(Long[]::new));
            book.refresh(part.stream().map(HouseholdId::new).toList());
            progress.at(id, from + part.size(), untouched.size());
        }
        int forgotten = persons.forget(viewer, strangers(id, untouched).stream().map(PersonId::new).toList());
        stay(id, untouched);
        imports.kept(id, all - untouched.size());
        imports.end(id, State.UNDONE, clock.instant());
        audit.record(viewer, "household.import-undone", "import:" + id,
            Map.of("households", untouched.size(), "people", forgotten, "kept", all - untouched.size()), null);
    }

    /** Locked, so that nobody changes one of them in between. */
    private List<Long> untouched(long id) {
        return jdbc.sql("""
                select household.id
                from household.import_household written
                join household.household on household.id = written.household
                where written.import = :id
                    and household.version = written.version
                    and household.ended_at is null
                order by household.id
                for no key update of household
                """)
            .param("id", id)
            .query(Long.class).list();
    }

    /** So that it can be said later which they were. */
    private void stay(long id, List<Long> untouched) {
        jdbc.sql("""
                update household.import_household
                set stayed = true
                where import = :id
                    and household not in (select id from unnest(:untouched::bigint[]) id)
                """)
            .param("id", id)
            .param("untouched", untouched.toArray(Long[]::new))
            .update();
    }

    private void takeBack(Viewer viewer, long id, Long[] homes) {
        for (var statement : List.of("""
                insert into household.consent (person, datum, datum_version, given, how, actor, actor_name, at)
                select consent.person, consent.datum, consent.datum_version, false, 'SIGNED_PAPER', :actor, :name, :now
                from household.import_care written
                join household.consent on consent.id = written.consent
                where written.import = :id and written.household = any(:homes)
                """, """
                delete from household.care
                using household.import_care written
                where written.import = :id and written.household = any(:homes) and care.id = written.care
                """, """
                delete from household.remark
                using household.import_remark written
                where written.import = :id and written.household = any(:homes) and written.before is null
                    and remark.member = written.member
                """, """
                update household.remark
                set sealed = written.before, written_by = :name, at = :now
                from household.import_remark written
                where written.import = :id and written.household = any(:homes) and written.before is not null
                    and remark.member = written.member
                """, """
                update household.member
                set relation = written.relation_before
                from household.import_member written
                where written.import = :id and written.household = any(:homes) and written.kind = 'RELATED'
                    and member.id = written.member
                """, """
                update household.member
                set until = null, gone = null
                from household.import_member written
                where written.import = :id and written.household = any(:homes) and written.kind = 'LEFT'
                    and member.id = written.member
                    and not exists (select from household.member again
                        where again.household = member.household and again.person = member.person
                            and again.until is null)
                """, """
                delete from household.member
                using household.import_member written
                where written.import = :id and written.household = any(:homes) and written.kind = 'ADDED'
                    and member.id = written.member
                """, """
                update household.household
                set version = household.version + 1,
                    changed_at = :now,
                    residence = coalesce(written.residence_before, household.residence),
                    ended_at = case when written.made then :now end
                from household.import_household written
                where written.import = :id and household.id = any(:homes) and written.household = household.id
                """, """
                update household.import_household earlier
                set version = household.version
                from household.import_household written
                join household.household on household.id = written.household
                where written.import = :id and written.household = any(:homes)
                    and earlier.household = written.household and earlier.import <> :id
                    and earlier.version = written.version - 1
                """, """
                insert into household.history (household, at, actor, actor_name, kind, detail)
                select home, :now, :actor, :name, 'UNDONE', ''
                from unnest(:homes) home
                where :id > 0
                """)) {
            jdbc.sql(statement)
                .param("id", id)
                .param("homes", homes)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actor", viewer.actor())
                .param("name", viewer.name())
                .update();
        }
    }

    /** Made known by this import and no longer registered anywhere. */
    private List<Long> strangers(long id, List<Long> homes) {
        return jdbc.sql("""
                select distinct written.person
                from household.import_member written
                where written.import = :id
                    and written.registered
                    and written.household = any(:homes)
                    and not exists (select from household.member where member.person = written.person)
                """)
            .param("id", id)
            .param("homes", homes.toArray(Long[]::new))
            .query(Long.class).list();
    }
}
