package org.minsheng.visit.internal.field;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.grid.Grid;
import org.minsheng.grid.Grids;
import org.minsheng.grid.Rosters;
import org.minsheng.household.CareGroup;
import org.minsheng.household.HouseholdCard;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.Households;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.campaign.LastAnswers;
import org.minsheng.visit.internal.campaign.TaskRow;
import org.minsheng.visit.internal.campaign.VisitTasks;
import org.minsheng.visit.internal.form.FormVersion;
import org.minsheng.visit.internal.form.FormVersionId;
import org.minsheng.visit.internal.form.Forms;
import org.minsheng.visit.internal.patrol.WalkedGround;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts together what a phone gets for a day; a fixed number of questions, however many doors there are. */
@Component
class Rounds {

    /** Some days of work; more comes when these are done. */
    private static final int MOST_OPEN = 400;
    private static final int MOST_OVER = 100;

    private final VisitTasks tasks;
    private final LastAnswers last;
    private final Households households;
    private final Places places;
    private final Forms forms;
    private final Grids grids;
    private final Rosters rosters;
    private final WalkedGround walked;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration keep;

    Rounds(VisitTasks tasks, LastAnswers last, Households households, Places places, Forms forms, Grids grids,
           Rosters rosters,
           WalkedGround walked, JdbcClient jdbc, Clock clock, @Value("${minsheng.field.keep}") Duration keep) {
        this.tasks = tasks;
        this.last = last;
        this.households = households;
        this.places = places;
        this.forms = forms;
        this.grids = grids;
        this.rosters = rosters;
        this.walked = walked;
        this.jdbc = jdbc;
        this.clock = clock;
        this.keep = keep;
    }

    Day of(Viewer viewer, AccountId account) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, clock.getZone());
        var open = tasks.openOf(viewer, null, MOST_OPEN);
        var rows = new ArrayList<>(open.rows());
        rows.addAll(tasks.overOf(viewer, null, MOST_OVER).rows());
        var versions = rows.stream().map(TaskRow::form).collect(Collectors.toSet());
        var needed = forms.versions(versions);
        return new Day(now, today, today.plusDays(1).atStartOfDay(clock.getZone()).toInstant().plus(keep)
            .toEpochMilli(), new Day.Visitor(account.value(), viewer.name(), viewer.isStaff()), campaigns(rows),
            doors(viewer, rows, needed),
            needed.values().stream().map(Rounds::form).toList(), outlines(viewer), walked.of(viewer).isPresent(),
            open.next() != null);
    }

    /** Who is looked after for which reason is no neighbour's business, so a head's phone does not carry it. */
    private List<Day.Door> doors(Viewer viewer, List<TaskRow> rows, Map<FormVersionId, FormVersion> needed) {
        var ids = rows.stream().map(TaskRow::household).distinct().toList();
        var cards = households.cards(ids);
        var addresses = places.addresses(rows.stream().map(TaskRow::door).distinct().toList());
        var known = households.knownAnswers(ids, KnownAnswers.keys(needed.values()));
        var earlier = earlier(rows, needed);
        var groups = !viewer.isStaff() ? Map.<String, String>of() : households.careGroups().stream()
            .collect(Collectors.toMap(CareGroup::code, CareGroup::name));
        return rows.stream().map(row -> {
            var card = Optional.ofNullable(cards.get(row.household()));
            var form = needed.get(row.form());
            return new Day.Door(row.id().value(), row.campaign().value(), row.state().name(), row.door().value(),
                addresses.getOrDefault(row.door(), row.door().value()), card.map(HouseholdCard::maskedHead).orElse(""),
                card.map(HouseholdCard::people).orElse(0),
                card.map(HouseholdCard::careGroups).orElse(List.of()).stream().map(groups::get)
                .filter(Objects::nonNull).toList(),
                row.grid() == 0 ? null : row.grid(), row.form().value(),
                form == null ? Map.of()
                    : KnownAnswers.of(form.definition(), known.getOrDefault(row.household(), Map.of()),
                    earlier.getOrDefault(form.id(), Map.of()).getOrDefault(row.household(), Map.of())),
                row.tries(), next(row));
        }).toList();
    }

    /** What households answered the last time, one question for each form that asks for it. */
    private Map<FormVersionId, Map<HouseholdId, Map<String, Object>>> earlier(List<TaskRow> rows,
        Map<FormVersionId, FormVersion> needed) {
        Map<FormVersionId, Map<HouseholdId, Map<String, Object>>> earlier = new HashMap<>();
        rows.stream().collect(Collectors.groupingBy(TaskRow::form)).forEach((id, some) -> {
            var form = needed.get(id);
            if (form != null) {
                earlier.put(id, last.of(form, some.stream().map(TaskRow::household).distinct().toList()));
            }
        });
        return earlier;
    }

    private static String next(TaskRow row) {
        return row.nextOn() == null ? "" : row.nextPart() == null ? row.nextOn().toString() : row.nextOn() + " "
            + row.nextPart();
    }

    /** The tables of campaigns are this module's own. */
    private List<Day.OfCampaign> campaigns(List<TaskRow> rows) {
        return jdbc.sql("""
                select id, name, purpose, legal_basis as basis, ends_on
                from visit.campaign
                where id = any(:ids)
                order by ends_on, id
                """)
            .param("ids", rows.stream().map(row -> row.campaign().value()).distinct().toArray(Long[]::new))
            .query(Day.OfCampaign.class).list();
    }

    private static Day.Form form(FormVersion version) {
        return new Day.Form(version.id().value(), version.name(), version.nameEn(), version.number(),
            version.definition());
    }

    /** The person's own grids, and those that the person's units lie in; one that nobody has drawn is left out. */
    private List<Day.Outline> outlines(Viewer viewer) {
        var own = new LinkedHashSet<>(rosters.gridsOf(viewer));
        grids.units(rosters.unitsOf(viewer)).values().forEach(unit -> own.add(unit.grid()));
        List<Day.Outline> outlines = new ArrayList<>();
        grids.grids(own).values().stream().collect(Collectors.groupingBy(Grid::community))
            .forEach((community, here) -> {
            var drawn = grids.outlines(community);
            here.stream().filter(grid -> drawn.containsKey(grid.id())).sorted(Comparator.comparing(Grid::code))
                .forEach(grid -> outlines.add(
                    new Day.Outline(grid.id().value(), grid.name(), Objects.requireNonNull(drawn.get(grid.id())))));
        });
        return outlines;
    }
}
