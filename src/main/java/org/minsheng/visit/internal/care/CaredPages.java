package org.minsheng.visit.internal.care;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.Households;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.care.CareOutcome.Done;
import org.minsheng.visit.internal.care.CareOutcome.Refused;
import org.minsheng.visit.internal.form.Field;
import org.minsheng.visit.internal.form.FillingForm;
import org.minsheng.visit.internal.form.FormDefinition;
import org.minsheng.visit.internal.form.FormJson;
import org.minsheng.visit.internal.form.FormVersion;
import org.minsheng.visit.internal.form.FormVersionId;
import org.minsheng.visit.internal.form.Forms;
import org.minsheng.visit.internal.form.PersonalAnswers;
import org.minsheng.visit.internal.form.Prefills;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** One household that is looked after: its curve, its visits, purchases and alarms, and the form of the next visit. */
@Controller
class CaredPages {

    private static final String ONE = CareOverviewPages.PATH + "/{id}";
    private static final int VISITS = 60;

    private final CareBook book;
    private final CareRights rights;
    private final CareTaskBook tasks;
    private final PurchaseBook orders;
    private final CareOverviewPages pages;
    private final Households households;
    private final Forms forms;
    private final FillingForm filling;
    private final FormJson json;
    private final LookingIn lookingIn;
    private final Purchasing purchasing;
    private final SettlingAlarm settling;
    private final ChangingCare changing;
    private final ConcludingCare ending;
    private final Clock clock;

    CaredPages(CareBook book, CareRights rights, CareTaskBook tasks, PurchaseBook orders, CareOverviewPages pages,
               Households households, Forms forms, FillingForm filling,
               FormJson json, LookingIn lookingIn, Purchasing purchasing, SettlingAlarm settling, ChangingCare changing,
               ConcludingCare ending, Clock clock) {
        this.book = book;
        this.rights = rights;
        this.tasks = tasks;
        this.orders = orders;
        this.pages = pages;
        this.households = households;
        this.forms = forms;
        this.filling = filling;
        this.json = json;
        this.lookingIn = lookingIn;
        this.purchasing = purchasing;
        this.settling = settling;
        this.changing = changing;
        this.ending = ending;
        this.clock = clock;
    }

    @GetMapping(ONE)
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("visit/care/one", view(page, viewer, known(viewer, id), Form.empty()));
    }

    @GetMapping(ONE + "/checks/new")
    ModelAndView check(Page page, Viewer viewer, @PathVariable long id) {
        var care = known(viewer, id);
        var form = forms.latest(care.door(), care.kind().form()).orElseThrow();
        var known = households.knownAnswers(List.of(care.household()), Prefills.keys())
            .getOrDefault(care.household(), Map.of());
        return page.show("visit/care/check", new CareViews.Check(row(care),
            FillingForm.blank(form.definition(), FillingForm.fitting(form.definition(), known)), form.id().value()));
    }

    @PostMapping(ONE + "/checks")
    ModelAndView look(Page page, Form form, Viewer viewer, @PathVariable long id,
        @RequestParam MultiValueMap<String, MultipartFile> files) {
        var care = known(viewer, id);
        var version = version(care, form);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var answers = filling.read(version.definition(), form, files);
        if (answers.isPresent() && key != null) {
            switch (lookingIn.record(viewer, care.id(), key, version, answers.get())) {
                case Done done -> {
                    return page.go(CareOverviewPages.PATH + "/" + id, done.alarm() ? "visit.care.looked-in.alarm"
                        : "visit.care.looked-in");
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        var view = new CareViews.Check(row(care), FillingForm.again(version.definition(), form, Set.of()),
            version.id().value());
        return form.hasErrors() ? page.again("visit/care/check", view) : page.show("visit/care/check", view);
    }

    /** The version that the visitor saw, also when a newer one was published meanwhile. */
    private FormVersion version(Care care, Form form) {
        var latest = forms.latest(care.door(), care.kind().form()).orElseThrow();
        return Optional.ofNullable(form.read("formVersion", text -> new FormVersionId(Long.parseLong(text)),
            "form.not-a-choice"))
            .flatMap(forms::version).filter(seen -> seen.form().equals(latest.form())).orElse(latest);
    }

    @PostMapping(ONE + "/orders")
    ModelAndView order(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var care = known(viewer, id);
        var wanted = form.required("wanted", 300);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        return form.hasErrors() || key == null ? again(page, viewer, care, form)
            : told(page, viewer, care, form, purchasing.order(viewer, care.id(), key, wanted), "visit.care.ordered");
    }

    @PostMapping(ONE + "/orders/{order}/delivery")
    ModelAndView deliver(Page page, Form form, Viewer viewer, @PathVariable long id, @PathVariable long order) {
        var care = known(viewer, id);
        form.required("amount", 10);
        var amount = form.read("amount", CaredPages::yuan, "visit.care.amount-wrong");
        return form.hasErrors() || amount == null ? again(page, viewer, care, form)
            : told(page, viewer, care, form,
                purchasing.settle(viewer, care.id(), order, amount, form.optional("note", 100)),
                "visit.care.delivered");
    }

    @PostMapping(ONE + "/orders/{order}/cancellation")
    ModelAndView cancel(Page page, Form form, Viewer viewer, @PathVariable long id, @PathVariable long order) {
        var care = known(viewer, id);
        return told(page, viewer, care, form,
            purchasing.settle(viewer, care.id(), order, null, form.optional("note", 100)), "visit.care.cancelled");
    }

    @PostMapping(ONE + "/alarms/{alarm}/settlement")
    ModelAndView settle(Page page, Form form, Viewer viewer, @PathVariable long id, @PathVariable long alarm) {
        var care = known(viewer, id);
        var note = form.required("settled", 200);
        return form.hasErrors() ? again(page, viewer, care, form)
            : told(page, viewer, care, form, settling.settle(viewer, care.id(), alarm, note), "visit.care.settled");
    }

    @PostMapping(ONE + "/plan")
    ModelAndView change(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var care = known(viewer, id);
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        var terms = TermsForm.read(form, care.kind());
        return terms == null || version == null ? again(page, viewer, care, form)
            : told(page, viewer, care, form, changing.change(viewer, care.id(), version, terms), "visit.care.changed");
    }

    @PostMapping(ONE + "/ending")
    ModelAndView end(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var care = known(viewer, id);
        var note = form.required("endNote", 200);
        return form.hasErrors() ? again(page, viewer, care, form)
            : told(page, viewer, care, form, ending.end(viewer, care.id(), note), "visit.care.ended.told");
    }

    private ModelAndView told(Page page, Viewer viewer, Care care, Form form, CareOutcome outcome, String flash) {
        return switch (outcome) {
            case Done done -> page.go(CareOverviewPages.PATH + "/" + care.id().value(), flash);
            case Refused refused -> {
                form.reject(refused.field(), refused.key(), refused.args());
                yield again(page, viewer, care, form);
            }
        };
    }

    private ModelAndView again(Page page, Viewer viewer, Care care, Form form) {
        return page.again("visit/care/one", view(page, viewer, book.find(care.id()).orElse(care), form));
    }

    private static BigDecimal yuan(String text) {
        var amount = new BigDecimal(text);
        if (amount.signum() < 0 || amount.scale() > 2 || amount.compareTo(BigDecimal.valueOf(100_000)) > 0) {
            throw new IllegalArgumentException(text);
        }
        return amount;
    }

    private Care known(Viewer viewer, long id) {
        return book.find(new CareId(id)).filter(care -> rights.maySee(viewer, care.kind(), care.door()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private CareViews.Row row(Care care) {
        return CareViews.row(care, households.cards(List.of(care.household())));
    }

    private CareViews.One view(Page page, Viewer viewer, Care care, Form form) {
        TermsForm.fill(form, care);
        var visits = tasks.visits(care.id(), VISITS);
        var versions = forms.versions(visits.stream().map(CareTaskBook.Visit::form).filter(Objects::nonNull)
            .distinct().toList());
        var curve = Curve.of(visits, care.alarmAbove(),
            visit -> page.when(Objects.requireNonNullElse(visit.doneAt(), clock.instant())) + " " + visit.value());
        boolean leads = care.endedAt() == null && CareRights.mayLead(viewer, care.door());
        return new CareViews.One(row(care), curve, visits.stream().map(visit -> visitRow(page, visit, versions))
            .toList(), tasks.alarms(care.id()), care.kind() == CareKind.QUARANTINE ? orders.of(care.id()) : List.of(),
            care.endedAt() == null && CareRights.mayLookIn(viewer, care.kind(), care.door()), leads, form,
            leads ? pages.carers(care.door(), care.kind()) : List.of());
    }

    private CareViews.VisitRow visitRow(Page page, CareTaskBook.Visit visit, Map<FormVersionId, FormVersion> versions) {
        var version = visit.form() == null ? null : versions.get(visit.form());
        if (version == null || visit.answers() == null) {
            return new CareViews.VisitRow(visit, List.of());
        }
        var answers = PersonalAnswers.masked(version.definition(), json.answers(visit.answers()));
        return new CareViews.VisitRow(visit, said(page, version.definition(), answers));
    }

    private static List<CareViews.Said> said(Page page, FormDefinition form, Map<String, Object> answers) {
        return form.fields().stream()
            .filter(field -> answers.containsKey(field.key()) && !field.key().equals(LookingIn.VALUE))
            .map(field -> new CareViews.Said(field,
                text(page, field, Objects.requireNonNull(answers.get(field.key()))))).toList();
    }

    private static String text(Page page, Field field, Object answer) {
        return switch (answer) {
            case Collection<?> several when field.kind() == Field.Kind.PHOTO -> page.t("visit.care.photos",
                several.size());
            case Collection<?> several -> several.stream().map(one -> label(page, field, one))
                .collect(Collectors.joining(page.t("visit.care.comma")));
            case Map<?, ?> place -> Objects.toString(place.get("text"), "");
            case Object plain -> label(page, field, plain);
        };
    }

    private static String label(Page page, Field field, @Nullable Object value) {
        var text = Objects.toString(value, "");
        return field.option(text).map(option -> option.label(page.chinese())).orElse(text);
    }
}
