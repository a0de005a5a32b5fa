package org.minsheng.points.internal.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.people.Persons;
import org.minsheng.points.internal.CorrectingAccount;
import org.minsheng.points.internal.Holder;
import org.minsheng.points.internal.HolderId;
import org.minsheng.points.internal.HolderNames;
import org.minsheng.points.internal.Holders;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.points.internal.PointsRights;
import org.minsheng.points.internal.Statements;
import org.minsheng.points.internal.counter.FindingHolder;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The accounts of an area, their statements, and corrections. */
@Controller
class HolderPages {

    private static final String PATH = "/console/points/holders";
    private static final int ROWS = 50;

    private final Holders holders;
    private final HolderNames names;
    private final FindingHolder finding;
    private final Statements statements;
    private final CorrectingAccount correcting;
    private final Persons persons;

    HolderPages(Holders holders, HolderNames names, FindingHolder finding, Statements statements,
                CorrectingAccount correcting, Persons persons) {
        this.holders = holders;
        this.names = names;
        this.finding = finding;
        this.statements = statements;
        this.correcting = correcting;
        this.persons = persons;
    }

    @Bean
    static Menu pointsHoldersMenu() {
        return new Menu(PATH, "points.holders.title", "id", "menu.points", 70);
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        var said = page.url().get("q").strip();
        var areas = ClaimPages.areas(viewer);
        if (!said.isEmpty()) {
            Map<HolderId, Holder> found = new LinkedHashMap<>();
            areas.forEach(area -> finding.within(area, said).forEach(holder -> found.put(holder.id(), holder)));
            return page.show("points/console/holders",
                new PointsViews.Holders(said, named(new ArrayList<>(found.values())), new Slice<>(List.of(), null)));
        }
        var rows = holders.within(areas, ClaimPages.number(page.url().get("after")), ROWS);
        return page.show("points/console/holders",
            new PointsViews.Holders(said, null, new Slice<>(named(rows.rows()), rows.next())));
    }

    private List<HolderNames.Name> named(List<Holder> all) {
        var known = names.of(all);
        return all.stream().map(holder -> Objects.requireNonNull(known.get(holder.id()))).toList();
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("points/console/holder", view(page, viewer, known(viewer, id), Form.empty()));
    }

    @PostMapping(PATH + "/{id}/corrections")
    ModelAndView correct(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var holder = known(viewer, id);
        form.required("amount", 7);
        var amount = form.read("amount", HolderPages::points, "points.correction.refused.amount");
        var reason = form.required("reason", 200);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        if (!form.hasErrors() && amount != null && key != null) {
            switch (correcting.correct(viewer, key, holder.id(), amount, reason)) {
                case Done done -> {
                    return page.go(PATH + "/" + done.id(), "points.correction.done");
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("points/console/holder", view(page, viewer, holder, form));
    }

    private static Integer points(String text) {
        var plain = text.replace("−", "-").replace("＋", "+");
        if (!plain.matches("[+-]?\\d{1,5}")) {
            throw new IllegalArgumentException(text);
        }
        return Integer.valueOf(plain);
    }

    private PointsViews.HolderOne view(Page page, Viewer viewer, Holder holder, Form form) {
        if (holder.person() != null) {
            persons.seen(viewer, List.of(holder.person()), "points-holder:" + holder.id().value());
        }
        var after = page.url().get("after");
        var members = holder.household() == null ? List.<Holder>of() : holders.all(statements.members(holder.id()));
        var asked = page.url().get("member");
        var member = members.stream().filter(one -> asked.equals(Long.toString(one.id().value())))
            .findFirst().orElse(null);
        return new PointsViews.HolderOne(names.of(holder), tabs(page, viewer, holder, members, member),
            member == null ? statements.of(holder, after) : statements.ofMember(holder.id(), member.id(), after),
            PointsRights.mayRule(viewer, holder.area()), form);
    }

    /**
     * The household's statement, and that of each who earned or fetched something; none for an account of one person.
     */
    private List<Tab> tabs(Page page, Viewer viewer, Holder holder, List<Holder> members, @Nullable Holder shown) {
        if (members.isEmpty()) {
            return List.of();
        }
        persons.seen(viewer, members.stream().map(Holder::person).filter(Objects::nonNull).toList(),
            "points-holder:" + holder.id().value());
        var path = PATH + "/" + holder.id().value();
        var known = names.of(members);
        var tabs = new ArrayList<>(List.of(new Tab(page.t("points.statement.household"), path, shown == null, null)));
        members.forEach(member -> {
            var name = Objects.requireNonNull(known.get(member.id())).name();
            tabs.add(new Tab(name.isEmpty() ? page.t("points.holder.erased") : name,
                path + "?member=" + member.id().value(), member.equals(shown), null));
        });
        return tabs;
    }

    private Holder known(Viewer viewer, long id) {
        return holders.find(new HolderId(id)).filter(holder -> PointsRights.maySee(viewer, holder.area()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
