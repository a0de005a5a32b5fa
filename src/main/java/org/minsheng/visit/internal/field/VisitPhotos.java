package org.minsheng.visit.internal.field;

import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentAccess;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Photos from a door are seen by whoever follows campaigns there, and by those who brought something from that door.
 */
@Component
class VisitPhotos implements AttachmentAccess {

    private final JdbcClient jdbc;

    VisitPhotos(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String subjectKind() {
        return "visit-task";
    }

    private record Door(String door, boolean own) {
    }

    @Override
    public boolean mayRead(Viewer viewer, String subjectId, @Nullable String token) {
        return subjectId.matches("\\d{1,18}") && jdbc.sql("""
                select task.door, exists (
                    select 1
                    from visit.result
                    where result.task = task.id
                        and (result.by_account = :account::bigint or result.by_person = :person::bigint)
                ) as own
                from visit.task
                where task.id = :id
                """)
            .param("id", Long.parseLong(subjectId))
            .param("account", viewer.account() == null ? null : viewer.account().value())
            .param("person", viewer.person() == null ? null : viewer.person().value())
            .query(Door.class).optional()
            .filter(task -> task.own() || viewer.may(new AreaCode(task.door()), Role.COMMUNITY_SECRETARY,
                Role.TOWN_DISPATCHER, Role.COUNTY_LEADER, Role.DESK_CLERK, Role.GRID_WORKER))
            .isPresent();
    }
}
