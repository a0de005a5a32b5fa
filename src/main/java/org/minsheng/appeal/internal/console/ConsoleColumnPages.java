package org.minsheng.appeal.internal.console;

import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.page.SafePath;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The columns of the ledger that somebody wants to see. */
@Controller
class ConsoleColumnPages {

    private final ConsoleColumns columns;

    ConsoleColumnPages(ConsoleColumns columns) {
        this.columns = columns;
    }

    @PostMapping("/console/appeals/columns")
    ModelAndView keep(Page page, Form form, Viewer viewer) {
        var account = viewer.account();
        if (account != null && form.checked("usual")) {
            columns.forget(viewer, account);
        } else if (account != null) {
            columns.keep(viewer, account, form.values("column"), form.checked("dense"));
        }
        return page.go(SafePath.of(form.value("back")));
    }
}
