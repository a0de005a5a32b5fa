package org.minsheng.visit.internal.field;

import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentAccess;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Photos of a visit are seen by whoever follows campaigns at that door, and by whoever took them. */
@Component
class ResultPhotos implements AttachmentAccess {

    static final String KIND = "visit-result";

    private final JdbcClient jdbc;

    ResultPhotos(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String subjectKind() {
        return KIND;
    }

    private record Result(String door, @Nullable Long byAccount) {
    }

    @Override
    public boolean mayRead(Viewer viewer, String subjectId, @Nullable String token) {
        return subjectId.matches("\\d{1,18}") && jdbc.sql("""
                select task.door, result.by_account
                from visit.result
                join visit.task on task.id = result.task
                where result.id = :id
                """)
            .param("id", Long.parseLong(subjectId))
            .query(Result.class).optional()
            .filter(result -> viewer.account() != null && result.byAccount() != null && viewer.account().value() == result.byAccount()
                || viewer.may(new AreaCode(result.door()), Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER, Role.COUNTY_LEADER, Role.DESK_CLERK,
                    Role.GRID_WORKER))
            .isPresent();
    }
}
