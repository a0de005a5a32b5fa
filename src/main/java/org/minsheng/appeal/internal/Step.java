package org.minsheng.appeal.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealState;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Tier;

/** One entry of an appeal's history. {@code shown} tells whether the reporter sees its note. */
public record Step(long id, Instant at, AppealAction action, @Nullable AppealState from, AppealState to,
                   @Nullable Tier fromTier, Tier toTier, String actor, String actorName,
                   @Nullable OrganisationId holder, String note, boolean shown, List<AttachmentId> attachments) {

    /** Residents' accounts go by a masked number or name; staff never do. */
    public boolean isByResident() {
        return actorName.isEmpty() || actorName.indexOf('*') >= 0;
    }

    public static Step of(ResultSet row, int index) throws SQLException {
        var from = row.getString("from_state");
        var fromTier = row.getString("from_tier");
        return new Step(row.getLong("id"), Appeal.instantOf(row, "at"), AppealAction.valueOf(row.getString("action")),
            from == null ? null : AppealState.valueOf(from), AppealState.valueOf(row.getString("to_state")),
            fromTier == null ? null : Tier.valueOf(fromTier), Tier.valueOf(row.getString("to_tier")),
            row.getString("actor"), row.getString("actor_name"), Appeal.organisation(row, "holder_org"),
            row.getString("note"), row.getBoolean("public"), ids(row.getArray("attachments")));
    }

    private static List<AttachmentId> ids(Array array) throws SQLException {
        return Arrays.stream((UUID[]) array.getArray()).map(AttachmentId::new).toList();
    }
}
