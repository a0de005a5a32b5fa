package org.minsheng.appeal.internal.hotspots;

import java.util.List;
import org.minsheng.appeal.internal.catalogue.Matters;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** 未诉先办: hot spots of the reader's area and the tasks made of them. */
@Controller
class HotspotPages {

    static final Role[] OWNERS = {Role.TOWN_DISPATCHER, Role.COMMUNITY_SECRETARY, Role.COUNTY_LEADER};
    private static final int LONGEST = 2_000;
    private static final String ONE = "appeal/console/hotspot";

    private final Hotspots hotspots;
    private final WorkingOnHotspot working;
    private final Matters matters;
    private final Places places;
    private final HotspotMap map;

    HotspotPages(Hotspots hotspots, WorkingOnHotspot working, Matters matters, Places places, HotspotMap map) {
        this.hotspots = hotspots;
        this.working = working;
        this.matters = matters;
        this.places = places;
        this.map = map;
    }

    @GetMapping("/console/hotspots")
    ModelAndView list(Page page, Viewer viewer) {
        var found = viewer.areas(OWNERS).stream().flatMap(area -> hotspots.in(area, page.clock().instant()).stream())
            .distinct().toList();
        var rows = rows(page, found);
        return page.show("appeal/console/hotspots", new HotspotsView(rows, rising(page, viewer), map.of(page, rows)));
    }

    /** The appeals behind a topic, those that no desk has sorted yet among them. */
    @GetMapping("/console/hotspots/topics/{matter}")
    ModelAndView topic(Page page, Viewer viewer, @PathVariable String matter,
                       @RequestParam(name = "area", defaultValue = "") String area) {
        if (!HotspotMap.within(area, viewer.areas(OWNERS)) || !matters.isChoice(matter)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var code = new AreaCode(area);
        return page.show("appeal/console/hottopic", new HotspotsView.Behind(matters.path(page, matter),
            places.addresses(List.of(code)).getOrDefault(code, ""),
            hotspots.linked(code, matter, page.clock().instant())));
    }

    private List<HotspotsView.Topic> rising(Page page, Viewer viewer) {
        return viewer.areas(OWNERS).stream().flatMap(area -> {
            var name = places.names(List.of(area)).getOrDefault(area, "");
            return hotspots.rising(area).stream()
                .map(one -> new HotspotsView.Topic(one, matters.path(page, one.matter()), name,
                    "/console/hotspots/topics/" + one.matter() + "?area=" + area));
        }).toList();
    }

    @GetMapping("/console/hotspots/{id}")
    ModelAndView show(Page page, Viewer viewer, @PathVariable long id) {
        return page.show(ONE, one(page, find(viewer, id), Form.empty()));
    }

    @PostMapping("/console/hotspots/{id}/acceptance")
    ModelAndView accept(Page page, Viewer viewer, @PathVariable long id) {
        find(viewer, id);
        return page.go("/console/hotspots/" + id,
            working.accept(viewer, id) ? "finding.hotspot.accepted" : "finding.hotspot.taken");
    }

    @PostMapping("/console/hotspots/{id}/entries")
    ModelAndView note(Page page, Viewer viewer, Form form, @PathVariable long id) {
        var hotspot = find(viewer, id);
        var text = form.required("text", LONGEST);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        if (form.hasErrors() || key == null) {
            return page.again(ONE, one(page, hotspot, form));
        }
        working.note(viewer, id, key, text);
        return page.go("/console/hotspots/" + id, "finding.hotspot.noted");
    }

    @PostMapping("/console/hotspots/{id}/closure")
    ModelAndView close(Page page, Viewer viewer, Form form, @PathVariable long id) {
        var hotspot = find(viewer, id);
        var result = form.required("result", LONGEST);
        if (form.hasErrors()) {
            return page.again(ONE, one(page, hotspot, form));
        }
        return page.go("/console/hotspots/" + id,
            working.close(viewer, id, result) ? "finding.hotspot.closed" : "finding.hotspot.taken");
    }

    private Hotspot find(Viewer viewer, long id) {
        return hotspots.byId(id).filter(one -> viewer.may(one.area(), OWNERS))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private List<HotspotsView.Row> rows(Page page, List<Hotspot> found) {
        var addresses = places.addresses(found.stream().map(Hotspot::area).distinct().toList());
        return found.stream().map(one -> new HotspotsView.Row(one, addresses.getOrDefault(one.area(), ""),
            matters.path(page, one.matter()), one.isOverdue(page.clock().instant()))).toList();
    }

    private HotspotsView.One one(Page page, Hotspot hotspot, Form form) {
        return new HotspotsView.One(rows(page, List.of(hotspot)).getFirst(), hotspots.log(hotspot.id()),
            hotspots.linked(hotspot), form, page.newKey());
    }

    @Configuration(proxyBeanMethods = false)
    static class HotspotMenu {

        @Bean
        static Menu hotspotsMenu() {
            return new Menu("/console/hotspots", "finding.hotspot.title", "flame", "menu.oversight", 17);
        }
    }
}
