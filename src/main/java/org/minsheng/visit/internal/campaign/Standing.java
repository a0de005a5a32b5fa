package org.minsheng.visit.internal.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.visit.CampaignId;
import org.minsheng.visit.TaskId;
import org.minsheng.visit.TaskState;

/** A task as it stands before a result is written, with what of its campaign and visitor matters for that. */
record Standing(TaskId task, CampaignId campaign, AreaCode door, long grid, @Nullable Long visitor, String visitorName,
                @Nullable AccountId account, @Nullable PersonId person, TaskState state, int tries, int triedParts,
                @Nullable LocalDate nextOn, @Nullable DayPart nextPart, @Nullable Long counting,
                CampaignState campaignState,
                long formVersion, int mostTries, LocalDate endsOn, @Nullable Instant startedAt) {

    static Standing of(ResultSet row, int index) throws SQLException {
        var account = row.getObject("account", Long.class);
        var person = row.getObject("person", Long.class);
        var part = row.getString("next_part");
        var started = row.getObject("started_at", OffsetDateTime.class);
        return new Standing(new TaskId(row.getLong("id")), new CampaignId(row.getLong("campaign")),
            new AreaCode(row.getString("door")),
            row.getLong("grid"), row.getObject("visitor", Long.class), row.getString("visitor_name"), account == null
            ? null : new AccountId(account),
            person == null ? null : new PersonId(person), TaskState.valueOf(row.getString("state")),
            row.getInt("tries"), row.getInt("tried_parts"),
            row.getObject("next_on", LocalDate.class), part == null ? null : DayPart.valueOf(part),
            row.getObject("result", Long.class),
            CampaignState.valueOf(row.getString("campaign_state")), row.getLong("form_version"),
            row.getInt("most_tries"),
            row.getObject("ends_on", LocalDate.class), started == null ? null : started.toInstant());
    }

    /** Under which this task is counted. */
    String stage() {
        return stage(state, tries);
    }

    static String stage(TaskState state, int tries) {
        return state == TaskState.OPEN && tries > 0 ? Stage.TRIED.name() : state.name();
    }
}
