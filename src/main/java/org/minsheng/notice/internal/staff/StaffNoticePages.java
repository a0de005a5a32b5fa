package org.minsheng.notice.internal.staff;

import java.util.List;
import org.minsheng.page.Bell;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The bell and the list behind it. */
@Controller
class StaffNoticePages implements Bell {

    private static final String NOTICES = "/console/notices";

    private final StaffNoticeRepository notices;
    private final ReadingNotices reading;

    StaffNoticePages(StaffNoticeRepository notices, ReadingNotices reading) {
        this.notices = notices;
        this.reading = reading;
    }

    @Override
    public String path() {
        return NOTICES;
    }

    @Override
    public int unread(Viewer viewer) {
        return viewer.account() == null ? 0 : notices.unread(viewer.account());
    }

    @GetMapping(NOTICES)
    ModelAndView list(Page page, Viewer viewer) {
        var unreadOnly = page.url().is("tab", "unread");
        var after = page.url().get("after");
        var before = after.matches("\\d{1,18}") ? Long.valueOf(after) : null;
        var tabs = List.of(new Tab(page.t("notice.staff.all"), NOTICES, !unreadOnly, null),
            new Tab(page.t("notice.staff.unread"), NOTICES + "?tab=unread", unreadOnly, (long) unread(viewer)));
        return page.show("notice/staff", new StaffNoticesView(tabs, notices.latest(own(viewer), unreadOnly, before)));
    }

    /** The bell alone, for an open page that heard it ring. */
    @GetMapping(NOTICES + "/bell")
    ModelAndView bell(Page page) {
        return page.show("ui/console/bell", List.of());
    }

    @PostMapping(NOTICES + "/{id}/reading")
    ModelAndView read(Page page, Viewer viewer, @PathVariable long id) {
        return page.go(reading.read(viewer, own(viewer), id)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    @PostMapping(NOTICES + "/reading")
    ModelAndView readAll(Page page, Form form, Viewer viewer) {
        var newest = form.value("newest");
        if (newest.matches("\\d{1,18}")) {
            reading.readUpTo(viewer, own(viewer), Long.parseLong(newest));
        }
        return page.go(NOTICES, "notice.staff.all-read");
    }

    private static AccountId own(Viewer viewer) {
        if (viewer.account() == null) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return viewer.account();
    }
}
