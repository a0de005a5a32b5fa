package org.minsheng.appeal.internal.resident;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.PointMap;
import org.minsheng.appeal.internal.filing.FilingAnswers;
import org.minsheng.appeal.internal.filing.FilingAppeal;
import org.minsheng.appeal.internal.filing.FilingPlace;
import org.minsheng.appeal.internal.filing.FilingPlaces;
import org.minsheng.appeal.internal.filing.FilingSeal;
import org.minsheng.appeal.internal.wall.PhotoConsent;
import org.minsheng.attachment.Attachment;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.attachment.Keeping;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.people.Persons;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * A resident's report, one question a page. Everything said travels in the form itself, so that it needs neither a
 * session nor a script, and nothing is stored before the last page.
 */
@Controller
class ResidentFilingPages {

    private static final String WHERE = "WHERE";

    private final FilingAppeal filing;
    private final FilingAnswers answers;
    private final FilingPlaces places;
    private final FilingSeal seal;
    private final OfferingSame offering;
    private final FilingLimits limits;
    private final AppealBook book;
    private final Attachments attachments;
    private final Persons persons;
    private final PhotoConsent consent;
    private final PointMap pointMap;

    ResidentFilingPages(FilingAppeal filing, FilingAnswers answers, FilingPlaces places, FilingSeal seal,
                        OfferingSame offering, FilingLimits limits, AppealBook book, Attachments attachments,
                        Persons persons, PhotoConsent consent, PointMap pointMap) {
        this.filing = filing;
        this.answers = answers;
        this.places = places;
        this.seal = seal;
        this.offering = offering;
        this.limits = limits;
        this.book = book;
        this.attachments = attachments;
        this.persons = persons;
        this.consent = consent;
        this.pointMap = pointMap;
    }

    @GetMapping("/appeals/new")
    ModelAndView begin(Page page, Form asked, Viewer viewer) {
        var place = places.of(asked);
        if (place.isEmpty()) {
            boolean gone = !asked.value("plate").isEmpty() || !asked.value("place").isEmpty();
            return page.show("appeal/resident/where", where(asked, "", gone),
                gone ? HttpStatus.NOT_FOUND : HttpStatus.OK);
        }
        return page.show(template(FilingStep.WHAT),
            view(Form.empty(), FilingStep.WHAT, place.get(), seal.issue(), viewer));
    }

    @PostMapping("/appeals/new")
    ModelAndView turn(Page page, Form form, Viewer viewer, HttpServletRequest request, HttpServletResponse response,
                      @RequestParam(name = "photos", required = false) @Nullable List<MultipartFile> photos) {
        var key = form.value("requestKey").isEmpty() ? seal.issue() : form.value("requestKey");
        boolean allowed = limits.maySend(request.getRemoteAddr());
        if (allowed) {
            keep(photos == null ? List.of() : photos, form);
        }
        var found = places.of(form);
        if (found.isEmpty() || form.value("to").equals(WHERE)) {
            return page.show("appeal/resident/where", where(form, key, !form.value("to").equals(WHERE)));
        }
        var place = found.get();
        var step = FilingStep.named(form.value("step"));
        if (!allowed) {
            return tooMany(page, view(form, step, place, key, viewer), response);
        }
        if (!form.value("to").isEmpty()) {
            return page.show(template(FilingStep.named(form.value("to"))),
                view(form, FilingStep.named(form.value("to")), place, key, viewer));
        }
        answers.check(step, form, viewer);
        if (step == FilingStep.WHAT && !form.hasErrors() && form.value("seen").isEmpty()) {
            var things = offering.to(page, place.code(), form.value("body"), photos(form));
            if (!things.isEmpty()) {
                return page.show("appeal/resident/same", new SameView(view(form, step, place, key, viewer), things));
            }
        }
        return form.hasErrors() ? page.again(template(step), view(form, step, place, key, viewer))
            : page.show(template(step.next()), view(form, step.next(), place, key, viewer));
    }

    @PostMapping("/appeals")
    ModelAndView file(Page page, Form form, Viewer viewer, HttpServletRequest request, HttpServletResponse response) {
        var key = seal.open(form.value("requestKey"));
        var earlier = key == null ? null : book.byRequest(key.key()).orElse(null);
        if (earlier != null) {
            return page.go(receipt(earlier.tracking()), "appeal.file.repeated");
        }
        var place = places.of(form).orElse(null);
        if (place == null) {
            return page.again("appeal/resident/where",
                where(form, key == null ? seal.issue() : form.value("requestKey"), true));
        }
        for (var step : FilingStep.values()) {
            answers.check(step, form, viewer);
        }
        if (form.hasErrors()) {
            var step = FilingStep.of(form.faults().keySet().iterator().next());
            return page.again(template(step), view(form, step, place, form.value("requestKey"), viewer));
        }
        if (key == null || !key.fresh()) {
            form.reject("requestKey", "appeal.file.stale");
            return page.again(template(FilingStep.CHECK), view(form, FilingStep.CHECK, place, seal.issue(), viewer));
        }
        if (!limits.mayFile(place.plate(), request.getRemoteAddr())) {
            return tooMany(page, view(form, FilingStep.CHECK, place, form.value("requestKey"), viewer), response);
        }
        var said = answers.filing(form, place, key.key(), viewer);
        if (!page.chinese() && said.contact() != null && !said.onBehalf()) {
            persons.speaks(viewer, persons.withPhone(said.contact().phone(), said.contact().name()),
                page.locale(), false);
        }
        var filed = filing.file(viewer, said);
        if (form.checked("photosPublic") && !said.closed() && !said.attachments().isEmpty()) {
            consent.say(viewer, filed.id(), true);
        }
        return filed.repeated() ? page.go(receipt(filed.tracking()), "appeal.file.repeated")
            : page.go(receipt(filed.tracking()));
    }

    private List<AttachmentId> photos(Form form) {
        return answers.photos(form).stream().map(Attachment::id).toList();
    }

    private static String receipt(String tracking) {
        return "/t/" + tracking + "/receipt";
    }

    private static ModelAndView tooMany(Page page, FilingView view, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "60");
        view.form().reject("limit", "appeal.file.too-many");
        return page.show(template(view.step()), view, HttpStatus.TOO_MANY_REQUESTS);
    }

    /** Takes the photos in; they stay with the form whatever else is wrong with it. */
    private void keep(List<MultipartFile> photos, Form form) {
        int room = FilingAnswers.MOST_PHOTOS - answers.photos(form).size();
        for (var photo : photos) {
            if (photo.isEmpty() && (photo.getOriginalFilename() == null || photo.getOriginalFilename().isEmpty())) {
                continue;
            }
            if (room-- <= 0) {
                form.reject("photos", "appeal.file.photos.too-many", FilingAnswers.MOST_PHOTOS);
                return;
            }
            switch (kept(photo, form.checked("photoPlace"))) {
                case Keeping.Kept kept -> form.also("attachment", kept.attachment().id().toString());
                case Keeping.Refused refused -> form.reject("photos", refused.key(), refused.args());
            }
        }
    }

    private Keeping kept(MultipartFile photo, boolean locationConsent) {
        try (InputStream content = photo.getInputStream()) {
            return attachments.keepPhoto(content, photo.getOriginalFilename() == null ? ""
                : photo.getOriginalFilename(), locationConsent);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private FilingView view(Form form, FilingStep step, FilingPlace place, String key, Viewer viewer) {
        var person = viewer.person();
        var own = person == null ? null : persons.masked(List.of(person)).get(person);
        if (step == FilingStep.CONTACT && form.value("whoTold").isEmpty()) {
            form.prefill("whoTold", FilingAnswers.WhoIsTold.BOTH.name());
        }
        if (step == FilingStep.CONTACT && form.value("toldBy").isEmpty()) {
            form.prefill("toldBy", "SMS").prefill("own", own == null ? null : "1");
        }
        return new FilingView(form, step, place, key, answers.photos(form), own == null ? null : own.phone(),
            step == FilingStep.KIND ? pointMap.around(place.code()) : null);
    }

    private WhereView where(Form form, String key, boolean gone) {
        var words = form.value("q");
        return new WhereView(form, words, places.search(words), places.counties(), key, gone);
    }

    private static String template(FilingStep step) {
        return switch (step) {
            case WHAT -> "appeal/resident/what";
            case KIND -> "appeal/resident/kind";
            case CONTACT -> "appeal/resident/contact";
            case CHECK -> "appeal/resident/check";
        };
    }
}
