package org.minsheng.visit.internal.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.minsheng.area.Places;
import org.minsheng.grid.Grid;
import org.minsheng.grid.GridId;
import org.minsheng.grid.Grids;
import org.minsheng.shared.AreaCode;
import org.minsheng.visit.CampaignId;
import org.minsheng.visit.internal.campaign.Figures.Line;
import org.minsheng.visit.internal.campaign.ProgressBook.Cell;
import org.minsheng.visit.internal.campaign.ProgressBook.Cells;
import org.minsheng.visit.internal.campaign.VisitorBook.Visitor;
import org.minsheng.visit.internal.form.Forms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The figures of a campaign: worked out while it runs, read as they were frozen afterwards. */
@Component
class Reporting {

    private final ProgressBook progress;
    private final VisitorBook visitors;
    private final Statistics statistics;
    private final Forms forms;
    private final Places places;
    private final Grids grids;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Reporting(ProgressBook progress, VisitorBook visitors, Statistics statistics, Forms forms, Places places,
              Grids grids, JdbcClient jdbc, JsonMapper json) {
        this.progress = progress;
        this.visitors = visitors;
        this.statistics = statistics;
        this.forms = forms;
        this.places = places;
        this.grids = grids;
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Figures> frozen(CampaignId campaign) {
        return jdbc.sql("select figures from visit.closing where campaign = :campaign")
            .param("campaign", campaign.value())
            .query(String.class).optional().map(text -> json.readValue(text, Figures.class));
    }

    /** As they are now within an area; the whole of it is what gets frozen. */
    Figures now(Campaign campaign, AreaCode within) {
        var cells = progress.of(campaign.id(), within);
        var others = counts(campaign.id(), within);
        var form = forms.version(campaign.draft().form());
        return new Figures(cells.total().counts(), communities(cells), grids(cells), people(campaign.id(), cells),
            form.map(version -> statistics.of(campaign.id(), within, version)).orElse(List.of()), others.getFirst(),
            others.getLast());
    }

    private List<Line> communities(Cells cells) {
        var sums = cells.by(Cell::community);
        var names = places.names(sums.keySet().stream().filter(AreaCode::isValid).map(AreaCode::new).toList());
        return sums.entrySet().stream()
            .map(entry -> new Line(entry.getKey(), names.getOrDefault(new AreaCode(entry.getKey()), entry.getKey()), "",
                entry.getValue().counts()))
            .sorted(Comparator.comparing(Line::key)).toList();
    }

    private List<Line> grids(Cells cells) {
        var sums = cells.by(Cell::grid);
        var known = grids.grids(sums.keySet().stream().filter(id -> id != 0).map(GridId::new).toList());
        var names = places.names(known.values().stream().map(Grid::community).distinct().toList());
        return sums.entrySet().stream().map(entry -> {
            var grid = known.get(new GridId(entry.getKey()));
            return grid == null ? new Line("0", "", "", entry.getValue().counts())
                : new Line(Long.toString(entry.getKey()), grid.name(), names.getOrDefault(grid.community(), ""),
                    entry.getValue().counts());
        }).sorted(Comparator.comparing(Line::detail).thenComparing(Line::name).reversed()).toList().reversed();
    }

    private List<Line> people(CampaignId campaign, Cells cells) {
        Map<Long, Visitor> known = visitors.of(campaign).values().stream()
            .collect(Collectors.toMap(Visitor::id, one -> one));
        var lines = new ArrayList<Line>();
        cells.by(Cell::visitor).forEach((id, made) -> {
            var visitor = known.get(id);
            lines.add(visitor == null ? new Line("0", "", "", made.counts())
                : new Line(Long.toString(id), visitor.name(), visitor.who().kind().name(), made.counts()));
        });
        lines.removeIf(line -> line.progress().all() == 0 && line.progress().of(Stage.CANCELLED) == 0);
        lines.sort(Comparator.<Line>comparingInt(line -> line.progress().percent())
            .thenComparing(line -> -line.progress().left()).thenComparing(Line::key));
        return lines;
    }

    /** Households in conflict, and results that came too late. */
    private List<Long> counts(CampaignId campaign, AreaCode within) {
        return jdbc.sql("""
                select (select count(*) from visit.task where campaign = :campaign and conflict
                    and door like :within) as conflicts,
                    (select count(*) from visit.result where campaign = :campaign and state = 'LATE') as late
                """)
            .param("campaign", campaign.value())
            .param("within", within.value() + "%")
            .query((row, n) -> List.of(row.getLong(1), row.getLong(2))).single();
    }

    /** Sums of lines, for a table's foot. */
    static Progress sum(List<Line> lines) {
        var sum = new EnumMap<Stage, Long>(Stage.class);
        lines.forEach(line -> line.counts().forEach((stage, count) -> sum.merge(stage, count, Long::sum)));
        return new Progress(sum);
    }
}
