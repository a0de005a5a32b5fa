package org.minsheng.visit.internal.campaign;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.Grid;
import org.minsheng.grid.Grids;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.DemoStep;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.CampaignId;
import org.minsheng.visit.internal.campaign.Figures.Choice;
import org.minsheng.visit.internal.campaign.Figures.Numbers;
import org.minsheng.visit.internal.campaign.Figures.Question;
import org.minsheng.visit.internal.form.Field;
import org.minsheng.visit.internal.form.Forms;
import org.minsheng.visit.internal.form.FormVersion;
import org.minsheng.visit.internal.form.ShippedForms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The screening of the articles: 40,898 households by 76 groups, over for so long that only its figures are kept;
 * decision 0130 says why there are no 40,898 doors behind it.
 */
@Component
@OnlyIf(setting = "minsheng.demo")
class DemoScreening implements DemoStep {

    private static final int HOUSEHOLDS = 40_898;
    private static final int GROUPS = 76;
    private static final AreaCode TOWN = new AreaCode("520328004");
    private static final RequestKey KEY = new RequestKey(
        UUID.nameUUIDFromBytes("demo screening".getBytes(StandardCharsets.UTF_8)));
    private static final String SURNAMES = "王李张刘陈杨黄周吴徐孙马朱胡林郭何高罗";

    private final CampaignBook campaigns;
    private final Reporting reporting;
    private final Forms forms;
    private final Grids grids;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    DemoScreening(CampaignBook campaigns, Reporting reporting, Forms forms, Grids grids, JdbcClient jdbc,
        JsonMapper json, Clock clock) {
        this.campaigns = campaigns;
        this.reporting = reporting;
        this.forms = forms;
        this.grids = grids;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 59;
    }

    @Override
    @Transactional
    public void fill() {
        var form = forms.latest(TOWN, ShippedForms.SCREENING).orElse(null);
        var places = grids.within(TOWN);
        if (form == null || places.isEmpty() || campaigns.byKey(KEY).isPresent()) {
            return;
        }
        var begun = LocalDate.now(clock).minusDays(400);
        var draft = new Draft(TOWN, "湄江街道居民小区全员排查", "党员干部到社区报到，分 76 个小组逐户上门，登记人数和近期出行情况。",
            "《中华人民共和国传染病防治法》第十二条；信息只用于本次排查，期满删除", form.id(), Ask.EVERYBODY, Set.of(VisitorKind.NAMED), List.of(),
            begun, begun.plusDays(6), 3, false, Draft.USUAL_DAYS_KEPT);
        var id = campaigns.insert(Viewer.SYSTEM, KEY, draft, clock.instant()).orElseThrow();
        count(id, places, visitors(id, begun));
        end(id, begun);
        freeze(id, form, begun.plusDays(7));
    }

    private List<Long> visitors(CampaignId id, LocalDate begun) {
        return jdbc.sql("""
                insert into visit.visitor (campaign, kind, name, added_at)
                select :campaign, 'NAMED', name, :at
                from unnest(:names::text[]) with ordinality as each (name, place)
                order by place
                returning id
                """)
            .param("campaign", id.value())
            .param("at", morning(begun))
            .param("names", IntStream.range(0, GROUPS).mapToObj(group -> "第 %02d 组 · 组长%s**".formatted(group + 1,
                SURNAMES.charAt(group * 7 % SURNAMES.length()))).toArray(String[]::new))
            .query(Long.class).list();
    }

    private OffsetDateTime morning(LocalDate day) {
        return day.atTime(9, 0).atZone(clock.getZone()).toOffsetDateTime();
    }

    private record Cell(Grid grid, long visitor, Stage stage, long count) {
    }

    /** Groups differ a little in size and in luck, and all of them together are exactly as many as the articles say. */
    private void count(CampaignId id, List<Grid> places, List<Long> visitors) {
        var cells = new ArrayList<Cell>();
        long left = HOUSEHOLDS;
        for (int group = 0; group < GROUPS; group++) {
            long doors = group == GROUPS - 1 ? left : HOUSEHOLDS / GROUPS + group * 37 % 121 - 60;
            left -= doors;
            long unreached = doors * (1 + group % 4) / 120;
            long declined = doors * (group * 5 % 3) / 200;
            var grid = places.get(group * places.size() / GROUPS);
            cells.add(new Cell(grid, visitors.get(group), Stage.DONE, doors - unreached - declined));
            cells.add(new Cell(grid, visitors.get(group), Stage.UNREACHED, unreached));
            cells.add(new Cell(grid, visitors.get(group), Stage.REFUSED, declined));
        }
        jdbc.sql("""
                insert into visit.tally (campaign, community, grid, visitor, state, count)
                select :campaign, community, grid, visitor, state, count
                from unnest(:communities::text[], :grids::bigint[], :visitors::bigint[], :stages::text[],
                    :counts::bigint[])
                    as one (community, grid, visitor, state, count)
                where count > 0
                """)
            .param("campaign", id.value())
            .param("communities", cells.stream().map(cell -> cell.grid().community().value()).toArray(String[]::new))
            .param("grids", cells.stream().map(cell -> cell.grid().id().value()).toArray(Long[]::new))
            .param("visitors", cells.stream().map(Cell::visitor).toArray(Long[]::new))
            .param("stages", cells.stream().map(cell -> cell.stage().name()).toArray(String[]::new))
            .param("counts", cells.stream().map(Cell::count).toArray(Long[]::new))
            .update();
    }

    private void end(CampaignId id, LocalDate begun) {
        jdbc.sql("""
                update visit.campaign
                set state = 'CLOSED', households = :households, created_at = :begun, started_at = :begun,
                    ended_at = :ended, ended_by_name = '湄江街道', cleared_at = :cleared
                where id = :id
                """)
            .param("households", HOUSEHOLDS)
            .param("begun", morning(begun))
            .param("ended", morning(begun.plusDays(7)))
            .param("cleared", morning(begun.plusDays(7L + Draft.USUAL_DAYS_KEPT)))
            .param("id", id.value())
            .update();
    }

    private void freeze(CampaignId id, FormVersion form, LocalDate ended) {
        var now = reporting.now(campaigns.find(id).orElseThrow(), TOWN);
        long answered = now.progress().of(Stage.DONE);
        var questions = form.definition().fields().stream().filter(Field::asks).map(field -> question(field, answered))
            .toList();
        var figures = new Figures(now.total(), now.communities(), now.grids(), now.visitors(), questions, 0, 0);
        jdbc.sql("insert into visit.closing (campaign, figures, closed_at) values (:campaign, :figures::jsonb, :at)")
            .param("campaign", id.value())
            .param("figures", json.writeValueAsString(figures))
            .param("at", morning(ended))
            .update();
    }

    /** Half of those that are left chose each answer; what need not be said was said by few. */
    private static Question question(Field field, long households) {
        long answered = field.required() ? households : households / 9;
        var choices = new ArrayList<Choice>();
        long left = answered;
        for (int i = 0; i < field.options().size() && !field.personal(); i++) {
            long some = i == field.options().size() - 1 && field.kind() == Field.Kind.CHOICE ? left : left * 5 / 8;
            left -= some;
            choices.add(new Choice(field.options().get(i).value(), field.options().get(i).label(),
                field.options().get(i).labelEn(), some));
        }
        @Nullable Numbers numbers = field.kind() == Field.Kind.NUMBER && !field.personal()
            ? new Numbers(0, 2, 3, 4, 9, 3.1) : null;
        return new Question(field.key(), field.label(), field.labelEn(), field.kind().name(), field.personal(),
            answered, choices, numbers);
    }
}
