package org.minsheng.visit.internal.campaign;

import jakarta.servlet.http.HttpServletRequest;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.MineEntry;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.ModelAndView;

/**
 * Visiting without the app: grid workers on the console, heads of ten households and named people among the residents'
 * pages.
 */
@Controller
class VisitPages {

    private static final VisitDesk.Face STAFF = new VisitDesk.Face("/console/visits", "visit/campaign/mine",
        "visit/campaign/door");
    private static final VisitDesk.Face RESIDENT = new VisitDesk.Face("/me/visits", "visit/campaign/resident-mine",
        "visit/campaign/resident-door");

    private final VisitDesk desk;

    VisitPages(VisitDesk desk) {
        this.desk = desk;
    }

    @Bean
    static Menu visitsMenu() {
        return new Menu("/console/visits", "visit.mine.title", "walk", "menu.visits", 40);
    }

    /** For whoever has or had doors to visit. */
    @Bean
    static MineEntry visitsEntry(VisitTasks tasks) {
        return new MineEntry("/me/visits", "visit.mine.title", "walk", 5,
            viewer -> !tasks.openOf(viewer, null, 1).isEmpty() || !tasks.overOf(viewer, null, 1).isEmpty());
    }

    @GetMapping("/console/visits")
    ModelAndView staffList(Page page, Viewer viewer, @RequestParam(defaultValue = "") String after) {
        return desk.list(page, viewer, STAFF, after);
    }

    @GetMapping("/console/visits/{task}")
    ModelAndView staffOne(Page page, Viewer viewer, @PathVariable long task) {
        return desk.one(page, viewer, STAFF, task);
    }

    @PostMapping("/console/visits/{task}")
    ModelAndView staffTake(Page page, Viewer viewer, @PathVariable long task, Form form, HttpServletRequest request) {
        return desk.take(page, viewer, STAFF, task, form, files(request));
    }

    @GetMapping("/me/visits")
    ModelAndView residentList(Page page, Viewer viewer, @RequestParam(defaultValue = "") String after) {
        return desk.list(page, viewer, RESIDENT, after);
    }

    @GetMapping("/me/visits/{task}")
    ModelAndView residentOne(Page page, Viewer viewer, @PathVariable long task) {
        return desk.one(page, viewer, RESIDENT, task);
    }

    @PostMapping("/me/visits/{task}")
    ModelAndView residentTake(Page page, Viewer viewer, @PathVariable long task, Form form,
        HttpServletRequest request) {
        return desk.take(page, viewer, RESIDENT, task, form, files(request));
    }

    private static MultiValueMap<String, MultipartFile> files(HttpServletRequest request) {
        return request instanceof MultipartHttpServletRequest several ? several.getMultiFileMap()
            : new LinkedMultiValueMap<>();
    }
}
