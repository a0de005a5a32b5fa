package org.minsheng.notice.internal.quiet;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.minsheng.account.Accounts;
import org.minsheng.notice.internal.Disturbing;
import org.minsheng.notice.internal.QuietHours;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.page.TimelineEntry;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** When residents are left in peace. */
@Controller
class QuietHoursPages {

    private static final String PATH = "/console/messages/quiet-hours";
    private static final String TEMPLATE = "notice/quiet-hours";

    private final SettingQuietHours setting;
    private final Disturbing disturbing;
    private final Accounts accounts;

    QuietHoursPages(SettingQuietHours setting, Disturbing disturbing, Accounts accounts) {
        this.setting = setting;
        this.disturbing = disturbing;
        this.accounts = accounts;
    }

    @Bean
    static Menu quietHoursMenu() {
        return new Menu(PATH, "notice.quiet.menu", "moon", "menu.system", 70);
    }

    @GetMapping(PATH)
    ModelAndView show(Page page) {
        var hours = disturbing.hours();
        var form = Form.empty().prefill("begins", hours.begins().toString()).prefill("ends", hours.ends().toString());
        if (hours.active()) {
            form.prefill("active", "1");
        }
        return page.show(TEMPLATE, view(page, form));
    }

    @PostMapping(PATH)
    ModelAndView set(Page page, Form form, Viewer viewer) {
        form.required("begins", 5);
        form.required("ends", 5);
        var begins = form.read("begins", QuietHoursPages::time, "notice.quiet.no-time");
        var ends = form.read("ends", QuietHoursPages::time, "notice.quiet.no-time");
        if (begins != null && begins.equals(ends)) {
            form.reject("ends", "notice.quiet.same");
        }
        if (form.hasErrors()) {
            return page.again(TEMPLATE, view(page, form));
        }
        var changed = setting.set(viewer, new QuietHours(form.checked("active"), Objects.requireNonNull(begins),
            Objects.requireNonNull(ends)));
        return page.go(PATH, changed ? "notice.quiet.saved" : "notice.quiet.unchanged");
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private QuietHoursView view(Page page, Form form) {
        var decisions = setting.history();
        var names = accounts.names(decisions.stream().map(SettingQuietHours.Decision::who)
            .filter(who -> who.startsWith("account:"))
            .map(QuietHoursPages::account).distinct().toList());
        List<TimelineEntry> history = decisions.stream().map(one -> new TimelineEntry(one.at(),
            one.hours().active() ? page.t("notice.quiet.set", one.hours().begins(), one.hours().ends())
                : page.t("notice.quiet.off"),
            one.who().startsWith("account:") ? names.getOrDefault(account(one.who()), one.who())
                : one.who(), null, "neutral", "moon",
            List.of())).toList();
        return new QuietHoursView(form, history, setting.waiting());
    }

    private static AccountId account(String who) {
        return new AccountId(Long.parseLong(who.substring("account:".length())));
    }
}
