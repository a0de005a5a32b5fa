package org.minsheng.cooperation.internal.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.cooperation.internal.Ground;
import org.minsheng.cooperation.internal.Outcome.Done;
import org.minsheng.cooperation.internal.Outcome.Refused;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** How long each stage of an order may take, set by the county. */
@Controller
class OrderRulePages {

    private static final String PATH = OrderPages.PATH + "/rules";

    private final OrderRuleBook rules;
    private final SettingOrderRule setting;
    private final Ground ground;

    OrderRulePages(OrderRuleBook rules, SettingOrderRule setting, Ground ground) {
        this.rules = rules;
        this.setting = setting;
        this.ground = ground;
    }

    @GetMapping(PATH)
    ModelAndView show(Page page, Viewer viewer) {
        var county = county(viewer, page.url().get("county"));
        var rule = rules.of(county);
        return page.show("cooperation/order/rules",
            view(viewer, county, Form.empty().prefill("accept", Integer.toString(rule.acceptHours()))
                .prefill("done", Integer.toString(rule.doneDays()))
                .prefill("confirm", Integer.toString(rule.confirmDays()))
                .prefill("version", Integer.toString(rule.version()))));
    }

    private OrderViews.Rules view(Viewer viewer, AreaCode county, Form form) {
        return new OrderViews.Rules(ground.named(counties(viewer)), county, form);
    }

    private static List<AreaCode> counties(Viewer viewer) {
        return viewer.areas(Role.COUNTY_LEADER).stream().filter(area -> area.level() == Level.COUNTY).toList();
    }

    private static AreaCode county(Viewer viewer, String typed) {
        var own = counties(viewer);
        return own.stream().filter(code -> code.value().equals(typed)).findFirst().orElse(own.getFirst());
    }

    @PostMapping(PATH)
    ModelAndView set(Page page, Form form, Viewer viewer) {
        var county = county(viewer, form.value("county"));
        var accept = number(form, "accept", 240);
        var done = number(form, "done", 60);
        var confirm = number(form, "confirm", 30);
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        if (!form.hasErrors() && accept != null && done != null && confirm != null && version != null) {
            switch (setting.set(viewer, county, new OrderRule(accept, done, confirm, version))) {
                case Done saved -> {
                    return page.go(PATH + "?county=" + county, "cooperation.rules.saved");
                }
                case Refused refused -> refused.why().on(form);
            }
        }
        return page.again("cooperation/order/rules", view(viewer, county, form));
    }

    private static @Nullable Integer number(Form form, String field, int most) {
        form.required(field, 3);
        return form.read(field, text -> {
            int value = Integer.parseInt(text);
            if (value < 1 || value > most) {
                throw new IllegalArgumentException(text);
            }
            return value;
        }, "cooperation.rules.wrong");
    }
}
