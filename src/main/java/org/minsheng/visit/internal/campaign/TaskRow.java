package org.minsheng.visit.internal.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.HouseholdId;
import org.minsheng.shared.AreaCode;
import org.minsheng.visit.CampaignId;
import org.minsheng.visit.TaskId;
import org.minsheng.visit.TaskState;
import org.minsheng.visit.internal.form.FormVersionId;

/**
 * One household of a campaign as lists and phones get it.
 *
 * @param visitor 0 for nobody, {@code grid} likewise
 * @param nextOn the day of the next try, null when it is up to the visitor
 */
public record TaskRow(TaskId id, CampaignId campaign, String campaignName, HouseholdId household, AreaCode door,
                      long grid, long visitor,
                      String visitorName, TaskState state, int tries, @Nullable LocalDate nextOn,
                      @Nullable DayPart nextPart,
                      @Nullable Instant doneAt, boolean leaflet, boolean conflict, LocalDate endsOn, FormVersionId form,
                      int version) {

    static final String SELECT = """
        select task.*, campaign.name as campaign_name, campaign.ends_on, campaign.form_version, coalesce(visitor.name,
            '') as visitor_name
        from visit.task
        join visit.campaign on campaign.id = task.campaign
        left join visit.visitor on visitor.id = task.visitor
        """;

    static TaskRow of(ResultSet row, int index) throws SQLException {
        var part = row.getString("next_part");
        var done = row.getObject("done_at", OffsetDateTime.class);
        return new TaskRow(new TaskId(row.getLong("id")), new CampaignId(row.getLong("campaign")),
            row.getString("campaign_name"),
            new HouseholdId(row.getLong("household")), new AreaCode(row.getString("door")), row.getLong("grid"),
            row.getLong("visitor"),
            row.getString("visitor_name"), TaskState.valueOf(row.getString("state")), row.getInt("tries"),
            row.getObject("next_on", LocalDate.class),
            part == null ? null : DayPart.valueOf(part), done == null ? null : done.toInstant(),
            row.getBoolean("leaflet"),
            row.getBoolean("conflict"), row.getObject("ends_on", LocalDate.class),
            new FormVersionId(row.getLong("form_version")),
            row.getInt("version"));
    }

    public Stage stage() {
        return Stage.valueOf(Standing.stage(state, tries));
    }

    /** For lists that go on from a row: doors in order. */
    String cursor() {
        return door.value() + "-" + id.value();
    }

    /** Whether it should wait for another day. */
    public boolean waits(LocalDate today) {
        return nextOn != null && nextOn.isAfter(today);
    }
}
