package org.minsheng.organisation.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.minsheng.organisation.OrganisationKind;
import org.minsheng.organisation.Units;
import org.minsheng.organisation.internal.Outcome.Done;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds units by name for whoever reads a sheet, and enters those that are new. */
@Component
class EnteringUnits implements Units {

    private final FoundingOrganisation founding;
    private final JdbcClient jdbc;

    EnteringUnits(FoundingOrganisation founding, JdbcClient jdbc) {
        this.founding = founding;
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, OrganisationId> byName(AreaCode county, Collection<String> names) {
        Map<String, OrganisationId> found = new LinkedHashMap<>();
        jdbc.sql("""
                select distinct on (name) name, id
                from organisation.organisation
                where name = any(:names)
                    and area_code like :within
                    and ended_at is null
                order by name, length(area_code), id
                """)
            .param("names", names.toArray(String[]::new))
            .param("within", county.value() + "%")
            .query((row, n) -> found.put(row.getString("name"), new OrganisationId(row.getLong("id")))).list();
        return found;
    }

    @Override
    @Transactional
    public Map<String, OrganisationId> enter(Viewer viewer, AreaCode area, Collection<String> names) {
        Map<String, OrganisationId> entered = new LinkedHashMap<>();
        for (var name : names) {
            var data = new OrganisationData(OrganisationKind.RESIDENT_UNIT, name, area, null, "");
            switch (founding.found(viewer, RequestKey.fresh(), data)) {
                case Done(long id) -> entered.put(name, new OrganisationId(id));
                case Outcome.Refused refused -> throw new AccessDeniedException(refused.key());
            }
        }
        return entered;
    }
}
