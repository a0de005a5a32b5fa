package org.minsheng.account.internal.administration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.account.PostingUse;
import org.minsheng.account.internal.GrantWords;
import org.minsheng.account.internal.StaffAccounts;
import org.minsheng.account.internal.administration.OpeningAccount.Opening;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.TimelineEntry;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.Grant;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Staff and what they are granted: each administrator finds only the own part of the work here. */
@Controller
class AccountPages {

    private static final String PATH = "/console/accounts";
    private static final String ONE = "account/account";

    private final StaffList list;
    private final OpeningAccount opening;
    private final Granting granting;
    private final ManagingAccount managing;
    private final GrantForm grantForm;
    private final GrantWords words;
    private final Accounts accounts;
    private final List<PostingUse> uses;

    AccountPages(StaffList list, OpeningAccount opening, Granting granting,
                 ManagingAccount managing, GrantForm grantForm, GrantWords words,
                 Accounts accounts, List<PostingUse> uses) {
        this.list = list;
        this.opening = opening;
        this.granting = granting;
        this.managing = managing;
        this.grantForm = grantForm;
        this.words = words;
        this.accounts = accounts;
        this.uses = uses;
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Form form) {
        var found = list.find(form.value("words"), form.value("role"), form.value("state"), form.value("after"), 50);
        return page.show("account/accounts", new AccountsView(found, roles(page)));
    }

    @GetMapping(PATH + "/new")
    ModelAndView askNew(Page page) {
        return page.show("account/account-new", Form.empty());
    }

    @PostMapping(PATH)
    ModelAndView open(Page page, Form form, Viewer viewer) {
        var username = StaffAccounts.normal(form.required("username", 30));
        var name = form.required("name", 40);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        if (!username.isEmpty() && !username.matches("[a-z][a-z0-9.-]{1,29}")) {
            form.reject("username", "account.admin.username-wrong");
        }
        if (!form.hasErrors() && key != null) {
            switch (opening.open(viewer, key, username, name, null, true)) {
                case Opening.Opened opened -> {
                    return page.go(PATH + "/" + opened.account().value(), "account.admin.opened", name);
                }
                case Opening.NameTaken taken -> form.reject("username", "account.admin.username-taken");
                case Opening.Denied denied -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            }
        }
        return page.again("account/account-new", form);
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView show(Page page, @PathVariable long id) {
        var account = account(id);
        return page.show(ONE, view(page, account, Form.empty().prefill("name", account.name()), null));
    }

    /** What the words in the field for the area may mean, for the page that is being filled in. */
    @GetMapping(PATH + "/areas")
    ModelAndView areas(Page page, Form form, Viewer viewer) {
        return page.show("account/choices", grantForm.areas(form, viewer));
    }

    @GetMapping(PATH + "/organisations")
    ModelAndView organisations(Page page, Form form, Viewer viewer) {
        return page.show("account/choices", grantForm.organisations(form, viewer));
    }

    @PostMapping(PATH + "/{id}/name")
    ModelAndView rename(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var account = account(id);
        var name = form.required("name", 40);
        Integer version = form.read("version", Integer::valueOf, "form.not-a-choice");
        if (!form.hasErrors() && version != null && managing.rename(viewer, account, name, version)) {
            return page.go(PATH + "/" + id, "account.admin.renamed");
        }
        if (!form.hasErrors()) {
            form.reject("name", "account.admin.changed-meanwhile");
        }
        return page.again(ONE, view(page, account, form, null));
    }

    @PostMapping(PATH + "/{id}/closure")
    ModelAndView close(Page page, Viewer viewer, @PathVariable long id) {
        return told(page, id, managing.setActive(viewer, new AccountId(id), false), "account.admin.closed");
    }

    @PostMapping(PATH + "/{id}/reopening")
    ModelAndView reopen(Page page, Viewer viewer, @PathVariable long id) {
        return told(page, id, managing.setActive(viewer, new AccountId(id), true), "account.admin.reopened");
    }

    @PostMapping(PATH + "/{id}/unlocking")
    ModelAndView unlock(Page page, Viewer viewer, @PathVariable long id) {
        return told(page, id, managing.unlock(viewer, account(id)), "account.admin.unlocked");
    }

    @PostMapping(PATH + "/{id}/password")
    ModelAndView resetPassword(Page page, Viewer viewer, @PathVariable long id) {
        var password = managing.resetPassword(viewer, account(id));
        var account = account(id);
        return password.isEmpty() ? told(page, id, false, "")
            : page.show(ONE, view(page, account, Form.empty().prefill("name", account.name()), password));
    }

    @PostMapping(PATH + "/{id}/grants")
    ModelAndView grant(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var account = account(id);
        form.required("role", 40);
        var role = form.choice("role", Role.class);
        var area = grantForm.area(form, viewer);
        var organisation = grantForm.organisation(form, area);
        if (!form.hasErrors() && role != null && area != null && organisation != null) {
            var outcome = granting.grant(viewer, new AccountId(id), new Grant(role, organisation, area));
            if (outcome == Granting.Outcome.GRANTED) {
                return page.go(PATH + "/" + id, "account.grant.given");
            }
            var why = "account.grant.outcome." + outcome.name();
            form.reject("role", why);
        }
        return page.again(ONE, view(page, account, form.prefill("name", account.name()), null));
    }

    @PostMapping(PATH + "/{id}/grants/{grant}/ending")
    ModelAndView endGrant(Page page, Viewer viewer, @PathVariable long id, @PathVariable long grant) {
        return told(page, id, managing.endGrant(viewer, new AccountId(id), grant), "account.grant.ended");
    }

    private static ModelAndView told(Page page, long id, boolean done, String key) {
        return page.go(PATH + "/" + id, done ? key : "account.admin.nothing-done");
    }

    private AccountRow account(long id) {
        return list.one(new AccountId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private AccountView view(Page page, AccountRow account, Form form, @Nullable String password) {
        var given = list.grants(new AccountId(account.id()));
        var said = words.of(page, given.stream().map(StaffList.Given::grant).toList());
        List<AccountView.Given> inForce = new ArrayList<>();
        List<TimelineEntry> history = new ArrayList<>();
        for (int index = 0; index < given.size(); index++) {
            var one = given.get(index);
            history.add(new TimelineEntry(one.givenAt(), page.t("account.grant.given-entry"),
                one.givenBy(), said.get(index), "good", "plus", List.of()));
            if (one.endedAt() == null) {
                inForce.add(new AccountView.Given(one.id(), said.get(index),
                    without(page, account, "/grants", List.of(one.grant()))));
            } else {
                history.add(new TimelineEntry(one.endedAt(), page.t("account.grant.ended-entry"),
                    one.endedBy() == null ? "" : one.endedBy(), said.get(index), "neutral", "x", List.of()));
            }
        }
        history.sort(java.util.Comparator.comparing(TimelineEntry::at).reversed());
        var held = given.stream().filter(one -> one.endedAt() == null).map(StaffList.Given::grant).toList();
        return new AccountView(account, inForce, without(page, account, "/closure", held), named(page, history),
            rolesSaid(page), form, grantForm.areas(form, page.viewer()),
            grantForm.organisations(form, page.viewer()), password);
    }

    /** Foretold to whoever may do it. */
    private List<PostingUse.Use> without(Page page, AccountRow account, String what, List<Grant> ended) {
        return !account.active() || !page.may("POST", PATH + "/" + account.id() + what) ? List.of()
            : uses.stream().flatMap(use -> use.without(new AccountId(account.id()), ended).stream()).toList();
    }

    private List<TimelineEntry> named(Page page, List<TimelineEntry> history) {
        var ids = history.stream().map(TimelineEntry::who).filter(who -> who.startsWith("account:")).distinct()
            .map(who -> new AccountId(Long.parseLong(who.substring(8)))).toList();
        Map<String, String> names = new HashMap<>(Map.of(Viewer.SYSTEM.actor(), page.t("account.audit.system")));
        accounts.names(ids).forEach((id, name) -> names.put("account:" + id.value(), name));
        return history.stream().map(entry -> new TimelineEntry(entry.at(), entry.title(),
            names.getOrDefault(entry.who(), entry.who()), entry.detail(), entry.tone(), entry.icon(), entry.photos()))
            .toList();
    }

    private static List<Option> roles(Page page) {
        return Arrays.stream(Role.values()).filter(Role::isStaff)
            .map(role -> new Option(role.name(), page.t(role))).toList();
    }

    /** Each with a sentence of what it opens. */
    private static List<Option> rolesSaid(Page page) {
        return roles(page).stream().map(role -> new Option(role.value(),
            page.t("account.role.said", role.label(), page.t("account.role." + role.value())))).toList();
    }

    @Bean
    static Menu accountMenu() {
        return new Menu(PATH, "account.admin.title", "users", "menu.system", 900);
    }
}
