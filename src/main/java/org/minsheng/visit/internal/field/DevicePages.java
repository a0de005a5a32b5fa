package org.minsheng.visit.internal.field;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.Rosters;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.MineEntry;
import org.minsheng.page.Page;
import org.minsheng.shared.Role;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.campaign.VisitTasks;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Where phones with the field app are seen, named and wiped: one's own, and those one looks after. */
@Controller
class DevicePages {

    private static final String CONSOLE = "/console/field";
    private static final String MINE = "/me/field";
    private static final int PAGE = 50;
    private static final int LONGEST_NAME = 40;

    private final Devices devices;
    private final WipingDevice wiping;
    private final NamingDevice naming;

    DevicePages(Devices devices, WipingDevice wiping, NamingDevice naming) {
        this.devices = devices;
        this.wiping = wiping;
        this.naming = naming;
    }

    @GetMapping(CONSOLE)
    ModelAndView console(Page page, Viewer viewer, @RequestParam(name = "name", defaultValue = "") String name,
                         @RequestParam(name = "after", required = false) @Nullable String after) {
        return page.show("visit/field/devices", new DevicesView(own(viewer), others(viewer, name.strip(), after),
            name.strip(), CONSOLE));
    }

    @GetMapping(MINE)
    ModelAndView mine(Page page, Viewer viewer) {
        return page.show("visit/field/mine", new DevicesView(own(viewer), null, "", MINE));
    }

    @PostMapping(CONSOLE + "/{id}/wiping")
    ModelAndView wipe(Page page, Viewer viewer, @PathVariable UUID id) {
        return wipe(page, viewer, id, CONSOLE);
    }

    @PostMapping(MINE + "/{id}/wiping")
    ModelAndView wipeMine(Page page, Viewer viewer, @PathVariable UUID id) {
        return wipe(page, viewer, id, MINE);
    }

    @PostMapping(CONSOLE + "/{id}/name")
    ModelAndView rename(Page page, Viewer viewer, Form form, @PathVariable UUID id) {
        return rename(page, viewer, form, id, CONSOLE);
    }

    @PostMapping(MINE + "/{id}/name")
    ModelAndView renameMine(Page page, Viewer viewer, Form form, @PathVariable UUID id) {
        return rename(page, viewer, form, id, MINE);
    }

    private ModelAndView wipe(Page page, Viewer viewer, UUID id, String back) {
        return switch (wiping.wipe(viewer, id)) {
            case WIPED -> page.go(back, "field.phones.wiped", devices.find(id).orElseThrow().name());
            case WIPED_BEFORE -> page.go(back, "field.phones.wiped-before");
            case NOT_YOURS -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private ModelAndView rename(Page page, Viewer viewer, Form form, UUID id, String back) {
        var name = form.required("name", LONGEST_NAME);
        if (form.hasErrors()) {
            return page.go(back);
        }
        if (!naming.name(viewer, id, name)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return page.go(back, "field.phones.renamed");
    }

    private List<Device> own(Viewer viewer) {
        return devices.of(Objects.requireNonNull(viewer.account()));
    }

    private @Nullable Slice<Device> others(Viewer viewer, String name, @Nullable String after) {
        var areas = viewer.areas(Role.SECURITY_ADMINISTRATOR, Role.COMMUNITY_SECRETARY);
        return areas.isEmpty() ? null : devices.within(areas, viewer.has(Role.SECURITY_ADMINISTRATOR),
            name, after, PAGE);
    }

    @Bean
    static MineEntry fieldEntry(Rosters rosters, VisitTasks tasks) {
        return new MineEntry(MINE, "field.page.title", "device-mobile", 20,
            viewer -> !rosters.unitsOf(viewer).isEmpty() || !tasks.openOf(viewer, null, 1).isEmpty());
    }

    @Bean
    static Menu fieldMenu() {
        return new Menu(CONSOLE, "field.phones.title", "device-mobile", "menu.visits", 60);
    }
}
