package org.minsheng.household.internal.imports;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Writes who is looked after, on which consent, and what has to be known of people, of some hundreds of households at
 * once.
 */
@Repository
class CareWriter {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    CareWriter(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    void care(Viewer viewer, long importId, List<PlacedHome> homes) {
        var households = new ArrayList<Long>();
        var people = new ArrayList<Long>();
        var groups = new ArrayList<String>();
        homes.forEach(home -> home.plan().people.forEach(someone -> someone.careGroups.forEach(group -> {
            households.add(home.id());
            people.add(Objects.requireNonNull(someone.person));
            groups.add(group);
        })));
        if (!groups.isEmpty()) {
            jdbc.sql("""
                    with given as (
                        insert into household.care (member, household, person, care_group, since, given_by)
                        select member.id, member.household, member.person, told.care_group, :now, :by
                        from unnest(:households::bigint[], :people::bigint[], :groups::text[])
                            as told (household, person, care_group)
                        join household.member on member.household = told.household and member.person = told.person
                            and member.until is null
                        on conflict do nothing
                        returning id, household, person, care_group
                    ), signed as (
                        insert into household.consent (person, datum, datum_version, given, how, actor, actor_name, at)
                        select distinct on (given.person, datum.code) given.person, datum.code, datum.version, true,
                            'SIGNED_PAPER', :by, :name, :now
                        from given
                        join household.datum on datum.code = given.care_group
                        join household.datum_version on datum_version.code = datum.code
                            and datum_version.version = datum.version
                        where datum_version.sensitive
                            and not coalesce((
                                select consent.given and not exists (
                                    select
                                    from household.datum_version later
                                    where later.code = consent.datum and later.version > consent.datum_version
                                        and later.asks_again)
                                from household.consent
                                where consent.person = given.person and consent.datum = datum.code
                                order by consent.id desc
                                limit 1), false)
                        returning id, person, datum
                    )
                    insert into household.import_care (import, household, care, consent)
                    select :import, given.household, given.id, signed.id
                    from given
                    left join signed on signed.person = given.person and signed.datum = given.care_group
                    """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", viewer.actor())
                .param("name", viewer.name())
                .param("households", households.toArray(Long[]::new))
                .param("people", people.toArray(Long[]::new))
                .param("groups", groups.toArray(String[]::new))
                .param("import", importId)
                .update();
        }
    }

    void note(Viewer viewer, long importId, List<PlacedHome> homes) {
        var households = new ArrayList<Long>();
        var people = new ArrayList<Long>();
        var texts = new ArrayList<String>();
        homes.forEach(home -> home.plan().people.stream().filter(someone -> !someone.remark.isEmpty())
            .forEach(someone -> {
            households.add(home.id());
            people.add(Objects.requireNonNull(someone.person));
            texts.add(someone.remark);
        }));
        if (!texts.isEmpty()) {
            jdbc.sql("""
                    with told as (
                        select distinct on (member.id) member.id, member.household, asked.sealed
                        from unnest(:households::bigint[], :people::bigint[], :sealed::bytea[])
                            as asked (household, person, sealed)
                        join household.member on member.household = asked.household and member.person = asked.person
                            and member.until is null
                    ), kept as (
                        insert into household.import_remark (import, household, member, before)
                        select :import, told.household, told.id, remark.sealed
                        from told
                        left join household.remark on remark.member = told.id
                        on conflict do nothing
                    )
                    insert into household.remark (member, sealed, written_by, at)
                    select id, sealed, :name, :now
                    from told
                    on conflict (member) do update
                    set sealed = excluded.sealed, written_by = excluded.written_by, at = excluded.at
                    """)
                .param("households", households.toArray(Long[]::new))
                .param("people", people.toArray(Long[]::new))
                .param("sealed", texts.parallelStream().map(vault::seal).toArray(byte[][]::new))
                .param("import", importId)
                .param("name", viewer.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        }
    }
}
