package org.minsheng.page.internal;

import java.util.List;
import java.util.regex.Pattern;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.page.SafePath;
import org.minsheng.page.TableColumns.Choice;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The columns of a table that somebody wants to see. */
@Controller
class TableChoicePages {

    private static final Pattern TABLE = Pattern.compile("[a-z][a-z-]{1,39}");
    private static final Pattern COLUMN = Pattern.compile("[\\w.-]{1,80}");
    private static final int MOST_COLUMNS = 40;

    private final TableChoices choices;

    TableChoicePages(TableChoices choices) {
        this.choices = choices;
    }

    @PostMapping("/console/columns/{table}")
    ModelAndView keep(Page page, Form form, Viewer viewer, @PathVariable String table) {
        List<String> columns = form.values("column").stream().distinct().toList();
        if (!TABLE.matcher(table).matches() || columns.size() > MOST_COLUMNS
            || !columns.stream().allMatch(column -> COLUMN.matcher(column).matches())) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var account = viewer.account();
        if (account != null && form.checked("usual")) {
            choices.forget(viewer, account, table);
        } else if (account != null) {
            choices.keep(viewer, account, table, new Choice(columns, form.checked("dense")));
        }
        return page.go(SafePath.of(form.value("back")));
    }
}
