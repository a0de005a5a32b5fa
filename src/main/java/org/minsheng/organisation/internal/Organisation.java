package org.minsheng.organisation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.minsheng.organisation.OrganisationKind;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;

/**
 * A party organisation, department, committee, company or unit.
 *
 * @param phone the public one, as it is printed on notice boards; empty for none
 * @param endedAt null while it exists
 */
public record Organisation(OrganisationId id, OrganisationKind kind, String name, AreaCode area,
                           @Nullable OrganisationId parent, String parentName, String phone, int version,
                           Instant createdAt, @Nullable Instant endedAt) {

    static Organisation of(ResultSet row, int number) throws SQLException {
        long parent = row.getLong("parent_id");
        var parentId = row.wasNull() ? null : new OrganisationId(parent);
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Organisation(new OrganisationId(row.getLong("id")), OrganisationKind.valueOf(row.getString("kind")),
            row.getString("name"), new AreaCode(row.getString("area_code")), parentId, row.getString("parent_name"),
            row.getString("phone"), row.getInt("version"),
            row.getObject("created_at", OffsetDateTime.class).toInstant(), ended == null ? null : ended.toInstant());
    }

    /** For the audit trail. */
    OrganisationData data() {
        return new OrganisationData(kind, name, area, parent, phone);
    }
}
