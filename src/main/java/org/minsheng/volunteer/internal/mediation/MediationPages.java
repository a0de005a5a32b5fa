package org.minsheng.volunteer.internal.mediation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.page.TimelineEntry;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** One case for its mediator: parties, record, agreement and what becomes of it. */
@Controller
class MediationPages {

    static final String PATH = "/console/mediations";
    private static final String ONE = PATH + "/{id}";

    private final MediationBook book;
    private final Mediating mediating;
    private final MediationPaper paper;
    private final Places places;
    private final Clock clock;

    MediationPages(MediationBook book, Mediating mediating, MediationPaper paper, Places places, Clock clock) {
        this.book = book;
        this.mediating = mediating;
        this.paper = paper;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping(ONE)
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("volunteer/mediation/one", view(page, known(viewer, id), Form.empty(), null));
    }

    /** Names and numbers of the parties, for a reason that is kept. */
    @PostMapping(ONE + "/readings")
    ModelAndView read(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var mediation = known(viewer, id);
        var reason = form.required("readingReason", 200);
        return form.hasErrors() ? page.again("volunteer/mediation/one", view(page, mediation, form, null))
            : page.show("volunteer/mediation/one",
                view(page, mediation, form, book.clear(viewer, id, reason, clock.instant())));
    }

    @PostMapping(ONE + "/entries")
    ModelAndView write(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var mediation = known(viewer, id);
        var text = form.required("text", 2000);
        return form.hasErrors() ? again(page, mediation, form)
            : told(page, mediation, form, mediating.write(viewer, id, text), "volunteer.mediation.written");
    }

    @PostMapping(ONE + "/agreement")
    ModelAndView agree(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var mediation = known(viewer, id);
        var agreement = form.required("agreement", 3000);
        var fulfilBy = form.read("fulfilBy", MediationPages::day, "volunteer.mediation.day.wrong");
        return form.hasErrors() ? again(page, mediation, form)
            : told(page, mediation, form, mediating.agree(viewer, id, version(form), !form.value("form").equals("ORAL"),
                agreement, fulfilBy), "volunteer.mediation.agreed");
    }

    @PostMapping(ONE + "/effect")
    ModelAndView takeEffect(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var mediation = known(viewer, id);
        form.required("effectiveOn", 10);
        var day = form.read("effectiveOn", MediationPages::day, "volunteer.mediation.day.wrong");
        return form.hasErrors() || day == null ? again(page, mediation, form)
            : told(page, mediation, form, mediating.takeEffect(viewer, id, version(form), day),
                "volunteer.mediation.effective");
    }

    @PostMapping(ONE + "/judicial")
    ModelAndView judicial(Page page, Form form, Viewer viewer, @PathVariable long id) {
        return told(page, known(viewer, id), form,
            mediating.judicial(viewer, id, version(form), form.value("what").equals("APPLIED")), "volunteer.saved");
    }

    @PostMapping(ONE + "/state")
    ModelAndView move(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var mediation = known(viewer, id);
        var to = form.choice("to", MediationState.class);
        var note = form.optional("note", 500);
        int minutes = form.value("minutes").matches("\\d{1,4}") ? Integer.parseInt(form.value("minutes"))
            : Mediating.USUAL_MINUTES;
        return form.hasErrors() || to == null ? again(page, mediation, form)
            : told(page, mediation, form, mediating.move(viewer, id, version(form), to, note, minutes),
                "volunteer.saved");
    }

    /** The agreement with the parties' names, which is written down as a reading. */
    @GetMapping(ONE + "/agreement.pdf")
    void print(Page page, Viewer viewer, @PathVariable long id, HttpServletResponse response) throws IOException {
        var mediation = known(viewer, id);
        if (mediation.agreement().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var parties = book.clear(viewer, id, page.t("volunteer.mediation.printed"), clock.instant());
        response.setContentType("application/pdf");
        response.setHeader("Content-Disposition", "inline; filename=\"agreement-" + id + ".pdf\"");
        paper.write(page, mediation, place(mediation), parties, response.getOutputStream());
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (java.time.format.DateTimeParseException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    private static int version(Form form) {
        return Objects.requireNonNullElse(form.read("version", Integer::valueOf, "form.not-a-choice"), -1);
    }

    private ModelAndView told(Page page, Mediation mediation, Form form, Outcome outcome, String flash) {
        return switch (outcome) {
            case Done done -> page.go(PATH + "/" + mediation.id(), flash);
            case Refused refused -> {
                form.reject(refused.field(), refused.key(), refused.args());
                yield again(page, book.find(mediation.id()).orElse(mediation), form);
            }
        };
    }

    private ModelAndView again(Page page, Mediation mediation, Form form) {
        return page.again("volunteer/mediation/one", view(page, mediation, form, null));
    }

    /** Only the desks of the place: what people quarrel about is nobody else's matter. */
    private Mediation known(Viewer viewer, long id) {
        return book.find(id).filter(one -> Rights.mayLead(viewer, one.community()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String place(Mediation mediation) {
        return places.names(List.of(mediation.community())).getOrDefault(mediation.community(), "");
    }

    private MediationViews.One view(Page page, Mediation mediation, Form form,
                                    @Nullable List<Mediation.ClearParty> clear) {
        form.prefill("version", Integer.toString(mediation.version()))
            .prefill("effectiveOn", LocalDate.now(clock).toString())
            .prefill("minutes", Integer.toString(Mediating.USUAL_MINUTES));
        var record = book.entries(mediation.id()).stream()
            .map(entry -> new TimelineEntry(entry.at(), page.t("volunteer.mediation.entry." + entry.kind()),
                entry.byName(), entry.text().isEmpty() ? null : entry.text(), "neutral", "point", List.of())).toList();
        boolean waits = mediation.state() == MediationState.AGREED_IN_WRITING && mediation.judicial().isEmpty();
        return new MediationViews.One(new MediationViews.Row(mediation, place(mediation)),
            book.parties(mediation.id()), clear, record, waits ? begins(mediation.judicialUntil(), 1) : null,
            begins(mediation.effectiveOn(), 0), mediation.state().isAgreed() ? begins(mediation.fulfilBy(), 1) : null,
            form);
    }

    private @Nullable Instant begins(@Nullable LocalDate day, int later) {
        return day == null ? null : day.plusDays(later).atStartOfDay(clock.getZone()).toInstant();
    }
}
