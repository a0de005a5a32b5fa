package org.minsheng.cooperation.internal.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.attachment.Attachments;
import org.minsheng.cooperation.internal.KeptFiles;
import org.minsheng.cooperation.internal.Outcome;
import org.minsheng.cooperation.internal.Outcome.Done;
import org.minsheng.cooperation.internal.Outcome.Refused;
import org.minsheng.cooperation.internal.Rights;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** One agreement: its parties and term, what was promised and done, the scan, renewing and ending it. */
@Controller
class OneAgreementPages {

    private static final String ONE = AgreementPages.PATH + "/{id}";

    private final AgreementBook book;
    private final ItemBook items;
    private final KeepingAgreement keeping;
    private final KeepingItems promising;
    private final EndingAgreement ending;
    private final KeptFiles files;
    private final Attachments attachments;
    private final Places places;
    private final Clock clock;

    OneAgreementPages(AgreementBook book, ItemBook items, KeepingAgreement keeping, KeepingItems promising,
                      EndingAgreement ending, KeptFiles files, Attachments attachments, Places places, Clock clock) {
        this.book = book;
        this.items = items;
        this.keeping = keeping;
        this.promising = promising;
        this.ending = ending;
        this.files = files;
        this.attachments = attachments;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping(ONE)
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("cooperation/agreement/one", view(page, viewer, known(viewer, id), Form.empty()));
    }

    @PostMapping(ONE)
    ModelAndView change(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var agreement = known(viewer, id);
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        var terms = AgreementForm.terms(form, agreement.terms().unitName());
        return terms == null || version == null ? again(page, viewer, agreement, form)
            : told(page, viewer, agreement, form, keeping.change(viewer, agreement.id(), version, terms),
                "cooperation.agreement.changed");
    }

    @PostMapping(ONE + "/scans")
    ModelAndView scan(Page page, Form form, Viewer viewer, @PathVariable long id,
                      @RequestParam(name = "scans", required = false) @Nullable List<MultipartFile> scans) {
        var agreement = known(viewer, id);
        var kept = files.files(form, "scans", scans);
        if (kept.isEmpty() && !form.hasErrors()) {
            form.reject("scans", "form.required");
        }
        return form.hasErrors() ? again(page, viewer, agreement, form)
            : told(page, viewer, agreement, form, keeping.addScans(viewer, agreement.id(), kept),
                "cooperation.agreement.scanned");
    }

    @PostMapping(ONE + "/renewal")
    ModelAndView renew(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var agreement = known(viewer, id);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var until = AgreementForm.date(form, "until");
        if (form.hasErrors() || key == null || until == null) {
            return again(page, viewer, agreement, form);
        }
        return switch (ending.renew(viewer, key, agreement.id(), until)) {
            case Done done -> page.go(AgreementPages.PATH + "/" + done.id(), "cooperation.agreement.renewed");
            case Refused refused -> {
                refused.why().on(form);
                yield again(page, viewer, agreement, form);
            }
        };
    }

    @PostMapping(ONE + "/ending")
    ModelAndView end(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var agreement = known(viewer, id);
        var reason = form.required("reason", 200);
        return form.hasErrors() ? again(page, viewer, agreement, form)
            : told(page, viewer, agreement, form, ending.end(viewer, agreement.id(), reason),
                "cooperation.agreement.ended");
    }

    @PostMapping(ONE + "/items")
    ModelAndView add(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var agreement = known(viewer, id);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var promise = AgreementForm.promise(form);
        return promise == null || key == null ? again(page, viewer, agreement, form)
            : told(page, viewer, agreement, form, promising.add(viewer, key, agreement.id(), promise),
                "cooperation.item.added");
    }

    @GetMapping(ONE + "/items/{item}")
    ModelAndView item(Page page, Viewer viewer, @PathVariable long id, @PathVariable long item) {
        return page.show("cooperation/agreement/item", item(page, known(viewer, id), item, Form.empty()));
    }

    @PostMapping(ONE + "/items/{item}")
    ModelAndView changeItem(Page page, Form form, Viewer viewer, @PathVariable long id, @PathVariable long item) {
        var agreement = known(viewer, id);
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        var promise = AgreementForm.promise(form);
        var shown = item(page, agreement, item, form);
        if (promise != null && version != null) {
            switch (promising.change(viewer, agreement.id(), item, version, promise)) {
                case Done done -> {
                    return page.go(agreement.path(), "cooperation.item.changed");
                }
                case Refused refused -> refused.why().on(form);
            }
        }
        return page.again("cooperation/agreement/item", shown);
    }

    @PostMapping(ONE + "/items/{item}/retirement")
    ModelAndView retire(Page page, Form form, Viewer viewer, @PathVariable long id, @PathVariable long item) {
        var agreement = known(viewer, id);
        return told(page, viewer, agreement, form, promising.retire(viewer, agreement.id(), item),
            "cooperation.item.retired");
    }

    private ModelAndView told(Page page, Viewer viewer, Agreement agreement, Form form, Outcome outcome, String flash) {
        return switch (outcome) {
            case Done done -> page.go(agreement.path(), flash);
            case Refused refused -> {
                refused.why().on(form);
                yield again(page, viewer, agreement, form);
            }
        };
    }

    private ModelAndView again(Page page, Viewer viewer, Agreement agreement, Form form) {
        return page.again("cooperation/agreement/one",
            view(page, viewer, book.find(agreement.id()).orElse(agreement), form));
    }

    private Agreement known(Viewer viewer, long id) {
        return book.find(new AgreementId(id)).filter(agreement -> AgreementRights.maySee(viewer, agreement))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private AgreementViews.Row row(Agreement agreement) {
        return new AgreementViews.Row(agreement, places.address(agreement.community()),
            agreement.standing(LocalDate.now(clock)));
    }

    private AgreementViews.One view(Page page, Viewer viewer, Agreement agreement, Form form) {
        AgreementForm.fill(form, agreement);
        form.prefill("until", agreement.terms().endsOn().plusYears(1).toString());
        var all = items.of(agreement.id());
        var kept = items.kept(all.stream().map(item -> offer(agreement, item)).toList());
        return new AgreementViews.One(row(agreement),
            all.stream().map(item -> Objects.requireNonNull(kept.get(item.id()))).toList(),
            attachments.of(agreement.subject()), book.renewal(agreement.id()).orElse(null), agreement.endedAt() == null
                && Rights.mayLead(viewer, agreement.community()), form, AgreementViews.kinds(page),
            AgreementViews.itemKinds(page), AgreementViews.periods(page));
    }

    private AgreementViews.OneItem item(Page page, Agreement agreement, long id, Form form) {
        var item = items.find(agreement.id(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        AgreementForm.fill(form, item);
        var kept = Objects.requireNonNull(items.kept(List.of(offer(agreement, item))).get(id));
        return new AgreementViews.OneItem(row(agreement), kept, form, AgreementViews.itemKinds(page),
            AgreementViews.periods(page));
    }

    private static ItemBook.Offer offer(Agreement agreement, Item item) {
        return new ItemBook.Offer(item, agreement.community(), agreement.unit(), agreement.terms().unitName(),
            agreement.terms().startsOn(), agreement.terms().endsOn());
    }
}
