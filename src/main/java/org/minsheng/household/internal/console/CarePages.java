package org.minsheng.household.internal.console;

import org.jspecify.annotations.Nullable;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.internal.ConsentWay;
import org.minsheng.household.internal.EndingCare;
import org.minsheng.household.internal.GivingCare;
import org.minsheng.household.internal.HouseholdBook;
import org.minsheng.household.internal.HouseholdRow;
import org.minsheng.household.internal.MemberRow;
import org.minsheng.household.internal.Members;
import org.minsheng.household.internal.Outcome;
import org.minsheng.household.internal.Outcome.Done;
import org.minsheng.household.internal.Outcome.Refused;
import org.minsheng.household.internal.Scopes;
import org.minsheng.household.internal.WithdrawingConsent;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Care groups of a person and the consents they stand on. */
@Controller
class CarePages {

    private final HouseholdBook book;
    private final Members members;
    private final MemberViews views;
    private final GivingCare giving;
    private final EndingCare ending;
    private final WithdrawingConsent withdrawing;
    private final Scopes scopes;

    CarePages(HouseholdBook book, Members members, MemberViews views, GivingCare giving, EndingCare ending,
              WithdrawingConsent withdrawing,
              Scopes scopes) {
        this.book = book;
        this.members = members;
        this.views = views;
        this.giving = giving;
        this.ending = ending;
        this.withdrawing = withdrawing;
        this.scopes = scopes;
    }

    @PostMapping(MemberPages.ONE + "/cares")
    ModelAndView give(Page page, Form form, Viewer viewer, @PathVariable long id, @PathVariable long member) {
        var row = known(viewer, id, member);
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        var group = form.required("group", 40);
        var how = form.choice("how", ConsentWay.class);
        var outcome = form.hasErrors() || version == null ? null
            : giving.give(viewer, row.household(), version, member, group, how == ConsentWay.ONLINE ? null : how);
        return answer(page, form, row, outcome, "household.care.given");
    }

    @PostMapping(MemberPages.ONE + "/cares/{care}/ending")
    ModelAndView end(Page page, Form form, Viewer viewer, @PathVariable long id, @PathVariable long member,
                     @PathVariable long care) {
        var row = known(viewer, id, member);
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        return answer(page, form, row, version == null ? null : ending.end(viewer, row.household(), version, care),
            "household.care.ended");
    }

    @PostMapping(MemberPages.ONE + "/consents/{datum}/withdrawal")
    ModelAndView withdraw(Page page, Form form, Viewer viewer, @PathVariable long id, @PathVariable long member,
                          @PathVariable String datum) {
        var row = known(viewer, id, member);
        form.required("how", 20);
        var how = form.choice("how", ConsentWay.class);
        var outcome = how == null || how == ConsentWay.ONLINE ? null
            : withdrawing.withdraw(viewer, row.person(), datum, how);
        return answer(page, form, row, outcome, "household.consent.withdrawn");
    }

    private ModelAndView answer(Page page, Form form, MemberRow row, @Nullable Outcome outcome, String flash) {
        if (outcome instanceof Done) {
            return page.go(HouseholdListPages.PATH + "/" + row.household().value() + "/people/" + row.id(), flash);
        }
        if (outcome instanceof Refused refused) {
            form.reject(refused.field(), refused.key(), refused.args());
        }
        var household = book.find(row.household()).orElseThrow();
        form.prefill("relation", row.relation().name());
        return page.again(MemberPages.TEMPLATE, views.of(page, household, row, form, null));
    }

    private MemberRow known(Viewer viewer, long id, long member) {
        return book.find(new HouseholdId(id))
            .filter((HouseholdRow row) -> scopes.mayChange(viewer, row.door()))
            .flatMap(row -> members.find(row.id(), member))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
