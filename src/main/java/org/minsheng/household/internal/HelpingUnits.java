package org.minsheng.household.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minsheng.household.Helped;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which unit helps the people of which care groups, in {@code household.helping_unit}. */
@Repository
public class HelpingUnits {

    private final JdbcClient jdbc;

    HelpingUnits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the first such grant: groups of one unit never open the area of another. */
    Optional<Helped> of(Viewer viewer) {
        return viewer.grants().stream()
            .filter(grant -> grant.role() == Role.ASSISTANCE_OFFICER)
            .findFirst()
            .map(grant -> new Helped(grant.area(), groups(grant.organisation())));
    }

    private Set<String> groups(OrganisationId unit) {
        return new HashSet<>(jdbc.sql("""
                select care_group
                from household.helping_unit
                where organisation = :unit
                """)
            .param("unit", unit.value())
            .query(String.class).list());
    }

    /** Which of these units help the people of which groups. */
    Map<String, List<OrganisationId>> groups(Collection<OrganisationId> units) {
        var found = new HashMap<String, List<OrganisationId>>();
        jdbc.sql("""
                select care_group, organisation
                from household.helping_unit
                where organisation = any(:units)
                """)
            .param("units", units.stream().map(OrganisationId::value).toArray(Long[]::new))
            .query(row -> {
                found.computeIfAbsent(row.getString("care_group"), first -> new ArrayList<>())
                    .add(new OrganisationId(row.getLong("organisation")));
            });
        return found;
    }

    /** Those who help the people of a group, the first named first. */
    public List<OrganisationId> of(String group) {
        return jdbc.sql("""
                select organisation
                from household.helping_unit
                where care_group = :group
                order by since, organisation
                limit 200
                """)
            .param("group", group)
            .query(Long.class).list().stream().map(OrganisationId::new).toList();
    }

    /** False when it is named already. */
    boolean add(String group, OrganisationId unit, String by, Instant now) {
        return jdbc.sql("""
                insert into household.helping_unit (care_group, organisation, since, given_by)
                values (:group, :unit, :now, :by)
                on conflict do nothing
                """)
            .param("group", group)
            .param("unit", unit.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("by", by)
            .update() == 1;
    }

    /** False when it is not named. */
    boolean remove(String group, OrganisationId unit) {
        return jdbc.sql("""
                delete from household.helping_unit
                where care_group = :group
                    and organisation = :unit
                """)
            .param("group", group)
            .param("unit", unit.value())
            .update() == 1;
    }
}
