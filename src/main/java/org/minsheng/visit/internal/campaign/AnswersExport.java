package org.minsheng.visit.internal.campaign;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.ExportSource;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.CampaignId;
import org.minsheng.visit.TaskState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Every household's answers in a campaign as a table: masked, for whoever leads there, and by two persons when they are
 * many.
 */
@Component
class AnswersExport implements ExportSource {

    static final String KIND = "visit-answers";
    static final String CAMPAIGN = "campaign";

    private static final int AT_ONCE = 1_000;

    private final CampaignBook campaigns;
    private final AnswersWorkbook workbook;
    private final JdbcClient jdbc;

    AnswersExport(CampaignBook campaigns, AnswersWorkbook workbook, JdbcClient jdbc) {
        this.campaigns = campaigns;
        this.workbook = workbook;
        this.jdbc = jdbc;
    }

    /** @param within what the viewer sees of the campaign */
    private record Asked(Campaign campaign, AreaCode within) {
    }

    record Row(long id, AreaCode door, TaskState state, String visitor, @Nullable Instant at, int tries,
        @Nullable String answers) {
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String heading() {
        return "visit.answers.title";
    }

    @Override
    public AreaCode area(Viewer viewer, Map<String, String> filter) {
        return asked(viewer, filter).within();
    }

    private Asked asked(Viewer viewer, Map<String, String> filter) {
        return Optional.ofNullable(filter.get(CAMPAIGN)).filter(text -> text.matches("\\d{1,18}"))
            .flatMap(text -> campaigns.find(new CampaignId(Long.parseLong(text))))
            .filter(campaign -> VisitRights.maySee(viewer, campaign.area()))
            .map(campaign -> new Asked(campaign, VisitRights.sight(viewer, campaign.area())))
            .filter(asked -> VisitRights.mayLead(viewer, asked.within()))
            .orElseThrow(() -> new AccessDeniedException("no such campaign"));
    }

    @Override
    public int rows(Viewer viewer, Map<String, String> filter, int most) {
        var asked = asked(viewer, filter);
        return jdbc.sql("""
                select count(*)
                from (
                    select 1
                    from visit.task
                    where campaign = :campaign
                        and door like :within
                    limit :most
                ) as counted
                """)
            .param("campaign", asked.campaign().id().value())
            .param("within", asked.within().value() + "%")
            .param("most", most)
            .query(Integer.class).single();
    }

    /** What is personal is sealed and stays masked; one household's is seen on the household's page. */
    @Override
    public boolean offersWhole() {
        return false;
    }

    @Override
    public void write(Page page, Map<String, String> filter, boolean whole, String reason,
        OutputStream out) throws IOException {
        var asked = asked(page.viewer(), filter);
        workbook.write(page, asked.campaign(), after -> some(asked, after), out);
    }

    /** By door, from behind this row. */
    private List<Row> some(Asked asked, @Nullable Row after) {
        return jdbc.sql("""
                select task.id, task.door, task.state, task.tries, coalesce(visitor.name, '') as visitor, task.done_at,
                    result.answers
                from visit.task
                left join visit.visitor on visitor.id = task.visitor
                left join visit.result on result.id = task.result
                where task.campaign = :campaign
                    and task.door like :within
                    and (task.door, task.id) > (:door collate "C", :id)
                order by task.door, task.id
                limit :most
                """)
            .param("campaign", asked.campaign().id().value())
            .param("within", asked.within().value() + "%")
            .param("door", after == null ? "" : after.door().value())
            .param("id", after == null ? 0 : after.id())
            .param("most", AT_ONCE)
            .query((row, n) -> {
                var done = row.getObject("done_at", OffsetDateTime.class);
                return new Row(row.getLong("id"), new AreaCode(row.getString("door")),
                    TaskState.valueOf(row.getString("state")),
                    row.getString("visitor"), done == null ? null : done.toInstant(), row.getInt("tries"),
                    row.getString("answers"));
            }).list();
    }
}
