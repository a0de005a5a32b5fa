package org.minsheng.appeal.internal.resident;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.Leads;
import org.minsheng.appeal.internal.PublicText;
import org.minsheng.appeal.internal.console.UnknownView;
import org.minsheng.appeal.internal.filing.FilingAnswers;
import org.minsheng.appeal.internal.filing.FilingPlaces;
import org.minsheng.appeal.internal.similar.Companions;
import org.minsheng.appeal.internal.similar.JoiningAppeal;
import org.minsheng.appeal.internal.similar.JoiningAppeal.Joining;
import org.minsheng.appeal.internal.similar.LeavingAppeal;
import org.minsheng.appeal.internal.similar.SimilarSeal;
import org.minsheng.area.Places;
import org.minsheng.attachment.Attachment;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** 我也遇到: a resident joins a neighbour's matter instead of saying it again, and follows it from then on. */
@Controller
class CompanionPages {

    private static final String JOIN = "appeal/resident/join";

    private final OfferingSame offering;
    private final JoiningAppeal joining;
    private final LeavingAppeal leaving;
    private final Companions companions;
    private final SimilarSeal seal;
    private final FilingAnswers answers;
    private final FilingPlaces places;
    private final FilingLimits limits;
    private final AppealBook book;
    private final Progress progress;
    private final Places names;
    private final Persons persons;
    private final Leads leads;

    CompanionPages(OfferingSame offering, JoiningAppeal joining, LeavingAppeal leaving,
                   Companions companions, SimilarSeal seal, FilingAnswers answers, FilingPlaces places,
                   FilingLimits limits, AppealBook book, Progress progress, Places names,
                   Persons persons, Leads leads) {
        this.leads = leads;
        this.offering = offering;
        this.joining = joining;
        this.leaving = leaving;
        this.companions = companions;
        this.seal = seal;
        this.answers = answers;
        this.places = places;
        this.limits = limits;
        this.book = book;
        this.progress = progress;
        this.names = names;
        this.persons = persons;
    }

    /** While a resident is typing; sent as a form, so that the text is in no address. */
    @PostMapping("/appeals/similar")
    ModelAndView similar(Page page, Form form, HttpServletRequest request) {
        var place = places.of(form);
        boolean asked = place.isPresent() && limits.maySend(request.getRemoteAddr());
        var things = asked ? offering.to(page, place.orElseThrow().code(), form.value("body"),
            answers.photos(form).stream().map(Attachment::id).toList()) : List.<SameView.Thing>of();
        return page.show("appeal/resident/samelist", new SameView(null, things));
    }

    @PostMapping("/appeals/companions")
    ModelAndView join(Page page, Form form, Viewer viewer, HttpServletRequest request) {
        var id = seal.open(form.value("ref"));
        var appeal = id == null ? null : book.byId(id).filter(JoiningAppeal::isPublic).orElse(null);
        if (id == null || appeal == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (form.value("join").isEmpty()) {
            form.prefill("toldBy", form.value("toldBy").isEmpty() ? "SMS" : form.value("toldBy")).prefill("own", "1");
            return page.show(JOIN, view(form, viewer, appeal));
        }
        var contact = answers.contact(form, viewer);
        if (contact == null && !form.hasErrors()) {
            form.reject("phone", "appeal.same.phone.needed");
        }
        if (contact == null || form.hasErrors()) {
            return page.again(JOIN, view(form, viewer, appeal));
        }
        if (!limits.mayFile("", request.getRemoteAddr())) {
            form.reject("phone", "appeal.file.too-many");
            return page.show(JOIN, view(form, viewer, appeal), HttpStatus.TOO_MANY_REQUESTS);
        }
        return switch (joining.join(viewer, id, contact, FilingAnswers.toldBy(form), false)) {
            case Joining.Joined joined -> page.go("/f/" + joined.token(), "appeal.same.joined", joined.others());
            case Joining.Refused refused -> {
                form.reject("phone", refused.key());
                yield page.again(JOIN, view(form, viewer, appeal));
            }
        };
    }

    @GetMapping("/f/{token}")
    ModelAndView follow(Page page, @PathVariable String token, HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader("Cache-Control", "private, no-cache");
        var companion = companions.byToken(token).orElse(null);
        var appeal = companion == null ? null : book.byId(companion.appeal()).map(leads::of).orElse(null);
        if (companion == null || appeal == null || !JoiningAppeal.isPublic(appeal)) {
            return page.show("appeal/resident/unknown", UnknownView.LINK, HttpStatus.NOT_FOUND);
        }
        var outcome = appeal.outcome();
        var published = outcome.publishedAt() != null;
        var title = published ? outcome.publicTitle() : PublicText.outline(appeal.said().title());
        return page.show("appeal/resident/followed", new FollowedView(token, title, community(appeal),
            progress.sentence(page, appeal, progress.holder(page, appeal)), Progress.tone(appeal.work().state()),
            companions.count(appeal.id()), published ? outcome.publicAnswer() : "",
            progress.timeline(page, appeal, book.history(appeal.id()), Map.of(), false), companion.left(),
            appeal.work().state().isFinal()));
    }

    @PostMapping("/f/{token}/ending")
    ModelAndView leave(Page page, Viewer viewer, @PathVariable String token) {
        if (!leaving.leave(viewer, token)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return page.go("/f/" + token, "appeal.same.left");
    }

    private JoinView view(Form form, Viewer viewer, Appeal appeal) {
        var person = viewer.person();
        var own = person == null ? null : persons.masked(List.of(person)).get(person);
        return new JoinView(form, form.value("ref"), PublicText.outline(appeal.said().title()),
            own == null ? null : own.phone());
    }

    private String community(Appeal appeal) {
        var place = appeal.said().place();
        var around = place.at(AreaCode.Level.COMMUNITY);
        var code = around == null ? place : around;
        return names.names(List.of(code)).getOrDefault(code, "");
    }
}
