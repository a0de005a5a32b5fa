package org.minsheng.appeal.internal.handover;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.SeenAppeals;
import org.minsheng.appeal.internal.assigning.Colleagues;
import org.minsheng.appeal.internal.watching.WatchBook;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The end of a shift: what I have open, what I promised, for whom it is, and the record of it. */
@Controller
class HandoverPages {

    private static final String PATH = "/console/handovers";
    private static final String APPEALS = "/console/appeals/";
    private static final int LONGEST_NOTE = 1_000;
    private static final int MOST_WATCHED = 30;

    private final HandingOver handing;
    private final HandoverBook book;
    private final Promising promising;
    private final PromiseBook promises;
    private final WatchBook watches;
    private final AppealBook appeals;
    private final SeenAppeals seen;
    private final Colleagues colleagues;
    private final Accounts accounts;
    private final Clock clock;

    HandoverPages(HandingOver handing, HandoverBook book, Promising promising, PromiseBook promises,
                  WatchBook watches, AppealBook appeals, SeenAppeals seen, Colleagues colleagues,
                  Accounts accounts, Clock clock) {
        this.handing = handing;
        this.book = book;
        this.promising = promising;
        this.promises = promises;
        this.watches = watches;
        this.appeals = appeals;
        this.seen = seen;
        this.colleagues = colleagues;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Bean
    static Menu appealHandoverMenu() {
        return new Menu(PATH, "appeal.handover.title", "transfer", "menu.work", 15);
    }

    @GetMapping(PATH)
    ModelAndView begin(Page page, Viewer viewer) {
        return page.show("appeal/handover/handovers", view(page, viewer, null, Form.empty()));
    }

    @PostMapping(PATH)
    ModelAndView handOver(Page page, Form form, Viewer viewer) {
        var note = form.optional("note", LONGEST_NOTE);
        var to = form.read("to", Long::valueOf, "form.not-a-choice");
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        if (!form.hasErrors() && key != null) {
            var handover = handing.handOver(viewer, account(viewer), organisation(viewer),
                to == null ? null : new AccountId(to), key, note);
            if (handover != null) {
                return page.go(PATH + "/" + handover.id(), "appeal.handover.done");
            }
            form.reject("to", "appeal.assign.stranger");
        }
        return page.again("appeal/handover/handovers", view(page, viewer, null, form));
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView show(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("appeal/handover/handover", view(page, viewer, seen(viewer, id), Form.empty()));
    }

    @PostMapping(PATH + "/{id}/confirmation")
    ModelAndView confirm(Page page, Viewer viewer, @PathVariable long id) {
        boolean taken = handing.confirm(viewer, account(viewer), seen(viewer, id));
        return page.go(PATH + "/" + id, taken ? "appeal.handover.taken" : "appeal.handover.not-yours");
    }

    @PostMapping(APPEALS + "{number}/promises")
    ModelAndView promise(Page page, Form form, Viewer viewer, @PathVariable String number) {
        var appeal = seen.find(viewer, number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var organisation = Colleagues.organisation(viewer, appeal);
        var note = form.required("promise-note", 200);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var due = form.read("promise-due", HandoverPages::moment, "appeal.promise.when-wrong");
        if (form.hasErrors() || key == null || due == null || organisation == null) {
            return page.go(APPEALS + number, organisation == null ? "appeal.assign.not-yours"
                : "appeal.promise.when-wrong");
        }
        promising.promise(viewer, account(viewer), organisation, appeal, key,
            due.atZone(clock.getZone()).toInstant(), note);
        return page.go(APPEALS + number, "appeal.promise.made");
    }

    @PostMapping("/console/promises/{id}/keeping")
    ModelAndView keep(Page page, Viewer viewer, @PathVariable long id) {
        return page.go(PATH, promising.keep(viewer, account(viewer), id) ? "appeal.promise.kept"
            : "appeal.handover.not-yours");
    }

    private static LocalDateTime moment(String text) {
        try {
            return LocalDateTime.parse(text);
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private Handover seen(Viewer viewer, long id) {
        return book.find(id).filter(handover -> viewer.organisations().contains(handover.organisation()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private HandoverView view(Page page, Viewer viewer, @Nullable Handover one, Form form) {
        var account = account(viewer);
        var organisation = organisation(viewer);
        var recent = one == null ? book.recent(organisation) : List.<Handover>of();
        var people = new HashSet<AccountId>();
        var all = new ArrayList<>(recent);
        if (one != null) {
            all.add(one);
        }
        for (var handover : all) {
            people.add(handover.giver());
            Optional.ofNullable(handover.receiver()).ifPresent(people::add);
            Optional.ofNullable(handover.confirmedBy()).ifPresent(people::add);
        }
        var options = colleagues.at(organisation).stream()
            .filter(colleague -> colleague.account() != null && !account.equals(colleague.account()))
            .map(colleague -> new Option(String.valueOf(Objects.requireNonNull(colleague.account()).value()),
                colleague.name()))
            .toList();
        var watched = one != null ? List.<org.minsheng.appeal.internal.Appeal>of()
            : watches.watched(account, MOST_WATCHED).stream()
            .map(appeals::byId).flatMap(Optional::stream).filter(appeal -> seen.sees(viewer, appeal)).toList();
        return new HandoverView(one, one != null && one.isFor(account, viewer.organisations()),
            one == null ? handing.open(organisation, account) : one.items(),
            one == null ? promises.of(account) : List.of(), recent, watched, accounts.names(people),
            options, form, page.newKey());
    }

    private static AccountId account(Viewer viewer) {
        var account = viewer.account();
        if (account == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return account;
    }

    private static OrganisationId organisation(Viewer viewer) {
        var grant = viewer.principal();
        if (grant == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return grant.organisation();
    }
}
