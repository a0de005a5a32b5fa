package org.minsheng.notice.internal.receipts;

import java.util.Arrays;
import java.util.List;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Whom a desk has to call, because no message arrived. */
@Controller
class UnreachedPages implements StartPanel {

    private static final String UNREACHED = "/console/messages/unreached";
    private static final int ON_START = 5;

    private final UnreachedList unreached;
    private final CallingUnreached calling;

    UnreachedPages(UnreachedList unreached, CallingUnreached calling) {
        this.unreached = unreached;
        this.calling = calling;
    }

    @Bean
    static Menu unreachedMenu() {
        return new Menu(UNREACHED, "notice.unreached.menu", "phone-off", "menu.messages", 61);
    }

    @GetMapping(UNREACHED)
    ModelAndView list(Page page, Viewer viewer) {
        return page.show("notice/unreached", view(page, viewer));
    }

    @PostMapping("/console/messages/{id}/calls")
    ModelAndView call(Page page, Form form, Viewer viewer, @PathVariable long id) {
        form.required("call", 20);
        var call = form.choice("call", Call.class);
        if (call == null || form.hasErrors()) {
            return page.again("notice/unreached", view(page, viewer));
        }
        return page.go(UNREACHED, calling.call(viewer, id, call) ? "notice.unreached.noted"
            : "notice.unreached.already");
    }

    private UnreachedView view(Page page, Viewer viewer) {
        var after = page.url().get("after");
        var from = after.matches("\\d{1,18}") ? Long.valueOf(after) : null;
        return new UnreachedView(unreached.oldestFirst(viewer, from, UnreachedList.PAGE),
            Arrays.stream(Call.values()).map(call -> new Option(call.name(), page.t(call))).toList());
    }

    @Override
    public boolean isFor(Viewer viewer) {
        return viewer.has(Role.DESK_CLERK, Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER);
    }

    @Override
    public int order() {
        return 35;
    }

    @Override
    public Panel show(Page page) {
        var rows = unreached.oldestFirst(page.viewer(), null, ON_START).rows().stream()
            .map(one -> new Row("/console/appeals/" + one.number(), one.masked(), one.number(),
                page.t("notice.template." + one.template()), "warn", one.since(), null))
            .toList();
        return new Panel(page.t("notice.unreached.title"), List.of(), rows, page.t("notice.unreached.none"),
            rows.isEmpty() ? null : new More(page.t("notice.unreached.all"), UNREACHED));
    }
}
