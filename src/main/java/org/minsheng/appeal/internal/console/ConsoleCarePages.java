package org.minsheng.appeal.internal.console;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.assigning.AssignmentBook;
import org.minsheng.appeal.internal.assigning.Assigning;
import org.minsheng.appeal.internal.assigning.Assigning.Outcome;
import org.minsheng.appeal.internal.assigning.Colleagues;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * Who of the own organisation takes care of one matter, how much each has, and how all of somebody's goes to another.
 */
@Controller
class ConsoleCarePages {

    static final String COLLEAGUES = "/console/appeals/colleagues";
    private static final int MOST = 200;
    private static final int LONGEST_NOTE = 200;

    private final ConsoleDossier dossier;
    private final Assigning assigning;
    private final AssignmentBook book;
    private final AppealBook appeals;
    private final Colleagues colleagues;
    private final Accounts accounts;

    ConsoleCarePages(ConsoleDossier dossier, Assigning assigning, AssignmentBook book,
                     AppealBook appeals, Colleagues colleagues, Accounts accounts) {
        this.dossier = dossier;
        this.assigning = assigning;
        this.book = book;
        this.appeals = appeals;
        this.colleagues = colleagues;
        this.accounts = accounts;
    }

    @PostMapping("/console/appeals/{number}/assignment")
    ModelAndView assign(Page page, Form form, Viewer viewer, @PathVariable String number) {
        var appeal = dossier.find(viewer, number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var to = account(form, "to", viewer);
        var note = form.optional("note", LONGEST_NOTE);
        var path = ConsoleLedgerPages.PATH + "/" + number;
        if (form.hasErrors()) {
            return page.go(path, "form.not-a-choice");
        }
        var seen = form.value("seen").equals("any") ? null : new Assigning.Seen(account(form, "seen", viewer));
        return switch (assigning.assign(viewer, appeal, to, note, seen)) {
            case Outcome.Given given -> page.go(path, to == null ? "appeal.care.freed" : "appeal.care.done",
                to == null ? "" : name(to));
            case Outcome.Refused refused -> page.warn(path, refused.key());
        };
    }

    /** The people of my organisation with what each has; also those who left and still have something. */
    @GetMapping(COLLEAGUES)
    ModelAndView colleagues(Page page, Viewer viewer) {
        var organisation = ConsoleLedgerPages.window(viewer).grant().organisation();
        var loads = book.loads(organisation);
        var lines = new LinkedHashMap<AccountId, ConsoleColleaguesView.Line>();
        for (var colleague : colleagues.at(organisation)) {
            var account = Objects.requireNonNull(colleague.account());
            lines.put(account, new ConsoleColleaguesView.Line(account, colleague.name(),
                loads.getOrDefault(account, 0L), false));
        }
        var names = accounts.names(loads.keySet());
        loads.keySet().stream().filter(account -> !lines.containsKey(account))
            .sorted(Comparator.comparing(AccountId::value))
            .forEach(gone -> lines.put(gone, new ConsoleColleaguesView.Line(gone, names.getOrDefault(gone, ""),
                loads.getOrDefault(gone, 0L), true)));
        var choices = lines.values().stream().filter(line -> !line.gone())
            .map(line -> new Option(String.valueOf(line.account().value()), line.name()))
            .toList();
        return page.show("appeal/console/colleagues", new ConsoleColleaguesView(List.copyOf(lines.values()), choices));
    }

    /** Each matter in a transaction of its own; what cannot be given any more stays and is counted. */
    @PostMapping(COLLEAGUES + "/{account}/handing")
    ModelAndView hand(Page page, Form form, Viewer viewer, @PathVariable long account) {
        var organisation = ConsoleLedgerPages.window(viewer).grant().organisation();
        var to = account(form, "to", viewer);
        if (form.hasErrors()) {
            return page.go(COLLEAGUES, "form.not-a-choice");
        }
        int given = 0;
        int left = 0;
        for (var id : book.of(organisation, new AccountId(account), MOST)) {
            var appeal = appeals.byId(id).orElseThrow();
            if (assigning.assign(viewer, appeal, to, "", null) instanceof Outcome.Given) {
                given++;
            } else {
                left++;
            }
        }
        return page.go(COLLEAGUES, "appeal.colleagues.handed", given, left);
    }

    private static @Nullable AccountId account(Form form, String field, Viewer viewer) {
        if (form.value(field).equals(ConsoleQuery.ME)) {
            return viewer.account();
        }
        var id = form.read(field, Long::valueOf, "form.not-a-choice");
        return id == null ? null : new AccountId(id);
    }

    private String name(AccountId account) {
        return accounts.names(List.of(account)).getOrDefault(account, "");
    }
}
