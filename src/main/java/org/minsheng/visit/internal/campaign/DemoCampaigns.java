package org.minsheng.visit.internal.campaign;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.DemoStep;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.CampaignId;
import org.minsheng.visit.internal.form.Forms;
import org.minsheng.visit.internal.form.ShippedForms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invented campaigns over the demo's households: drafted and started like real ones, then walked through and moved into
 * the past.
 */
@Component
@OnlyIf(setting = "minsheng.demo")
class DemoCampaigns implements DemoStep {

    private static final String BASIS = "《中华人民共和国城市居民委员会组织法》第三条；信息只用于本次走访，任务结束后按登记的期限删除";

    /**
     * @param days since it started, {@code left} until it ends; {@code share} of the doors that are over, in per cent
     */
    private record Told(String area, String form, String name, String purpose, Ask ask, Set<VisitorKind> visitors,
        int days, int left, int share) {

        Told(String area, String form, String name, String purpose, Set<VisitorKind> visitors, int days, int left,
            int share) {
            this(area, form, name, purpose, Ask.EVERYBODY, visitors, days, left, share);
        }
    }

    private static final Ask IN_NEED = new Ask(List.of(), List.of("living-alone", "elderly", "low-income",
        "five-guarantees"), List.of(), false);

    private static final List<Told> TOLD = List.of(
        new Told("520329001", ShippedForms.SCREENING, "子营街道冬季平安大走访", "了解每家每户住了几口人、有没有困难、家里用气用电安不安全。",
            Set.of(VisitorKind.GRID_WORKER, VisitorKind.HEAD), 4, 3, 62),
        new Told("520328004", ShippedForms.SCREENING, "湄江街道全员排查", "党员和网格员挨家挨户上门，登记每户的人数和近期的出行情况。",
            Set.of(VisitorKind.GRID_WORKER, VisitorKind.HEAD), 2, 2, 41),
        new Told("520327001003", ShippedForms.FIRE_SAFETY, "体育场社区消防安全入户检查", "看看家里的燃气、电线、楼道和电动车充电安不安全。",
            Set.of(VisitorKind.GRID_WORKER), 3, 5, 35),
        new Told("520327001003", ShippedForms.ANTI_FRAUD, "体育场社区党员反诈入户宣传", "报到党员帮每户装好反诈中心应用，讲清楚常见的骗局。",
            Set.of(VisitorKind.MEMBER), 2, 8, 25),
        new Told("520327001003", ShippedForms.SCREENING, "体育场社区困难老人冬季走访", "看望独居、高龄和困难的老人，问问取暖、吃药和补贴有没有着落。",
            IN_NEED, Set.of(VisitorKind.GRID_WORKER), 2, 12, 40),
        new Told("520329001005", ShippedForms.FIRE_SAFETY, "积善社区燃气安全入户检查", "看看灶具、软管和热水器安不安全，当面讲清楚怎么关阀门。",
            Set.of(VisitorKind.GRID_WORKER), 3, 6, 45),
        new Told("520329001005", ShippedForms.ANTI_FRAUD, "积善社区反诈宣传入户", "帮每户装好反诈中心应用，讲清楚常见的骗局。",
            Set.of(VisitorKind.HEAD, VisitorKind.GRID_WORKER), 0, 10, 0));

    private final DraftingCampaign drafting;
    private final StartingCampaign starting;
    private final CampaignBook campaigns;
    private final Shares shares;
    private final DemoWalks walks;
    private final Forms forms;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoCampaigns(DraftingCampaign drafting, StartingCampaign starting, CampaignBook campaigns, Shares shares,
                  DemoWalks walks, Forms forms, JdbcClient jdbc, Clock clock) {
        this.drafting = drafting;
        this.starting = starting;
        this.campaigns = campaigns;
        this.shares = shares;
        this.walks = walks;
        this.forms = forms;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 58;
    }

    @Override
    @Transactional
    public void fill() {
        for (var told : TOLD) {
            if (campaigns.byKey(key(told)).isEmpty()) {
                tell(told);
            }
        }
    }

    /** Where no households are registered there is nothing to walk. */
    private void tell(Told told) {
        var area = new AreaCode(told.area());
        var form = forms.latest(area, told.form()).orElse(null);
        if (form == null) {
            return;
        }
        var today = LocalDate.now(clock);
        var draft = new Draft(area, told.name(), told.purpose(), BASIS, form.id(), told.ask(),
            told.visitors(), List.of(), today.minusDays(told.days()), today.plusDays(told.left()), 3, true,
            Draft.USUAL_DAYS_KEPT);
        if (shares.plan(draft).doors() == 0
            || !(drafting.begin(Viewer.SYSTEM, key(told), draft) instanceof Outcome.Done made)) {
            return;
        }
        var id = new CampaignId(made.id());
        if (told.share() > 0) {
            starting.start(Viewer.SYSTEM, id);
            known(id, draft.startsOn());
            walks.walk(id, form, told.share(), told.days());
            jdbc.sql("update visit.campaign set started_at = :at where id = :id")
                .param("at", clock.instant().minus(Duration.ofDays(told.days())).atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
        }
    }

    /** Who walks in the demo has been told already. */
    private void known(CampaignId id, LocalDate first) {
        jdbc.sql("""
                insert into visit.reminder (campaign, visitor, kind, day) select campaign, id, :kind, :day
                from visit.visitor
                where campaign = :id
                """)
            .param("kind", Reminder.BEGINS.name())
            .param("day", first)
            .param("id", id.value())
            .update();
    }

    private static RequestKey key(Told told) {
        return new RequestKey(
            UUID.nameUUIDFromBytes(("demo campaign " + told.name()).getBytes(StandardCharsets.UTF_8)));
    }
}
