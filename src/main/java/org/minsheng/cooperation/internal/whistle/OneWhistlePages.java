package org.minsheng.cooperation.internal.whistle;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.Attachments;
import org.minsheng.cooperation.internal.KeptFiles;
import org.minsheng.cooperation.internal.Outcome;
import org.minsheng.cooperation.internal.Outcome.Done;
import org.minsheng.cooperation.internal.Outcome.Refused;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
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

/** One whistle with its responders, each with its own times, proof and marks. */
@Controller
class OneWhistlePages {

    private static final String ONE = WhistlePages.PATH + "/{id}";
    private static final String TEMPLATE = "cooperation/whistle/one";

    private final WhistleBook book;
    private final ResponderBook responders;
    private final ConferenceBook conference;
    private final Responding responding;
    private final Escalating escalating;
    private final WhistlePages pages;
    private final KeptFiles files;
    private final Attachments attachments;

    OneWhistlePages(WhistleBook book, ResponderBook responders, ConferenceBook conference, Responding responding,
                    Escalating escalating, WhistlePages pages, KeptFiles files, Attachments attachments) {
        this.book = book;
        this.responders = responders;
        this.conference = conference;
        this.responding = responding;
        this.escalating = escalating;
        this.pages = pages;
        this.files = files;
        this.attachments = attachments;
    }

    @GetMapping(ONE)
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        return page.show(TEMPLATE, view(viewer, known(viewer, id), Form.empty(), 0));
    }

    /** @param failed the responder whose form was wrong, 0 for none */
    private WhistleViews.One view(Viewer viewer, Whistle whistle, Form form, long failed) {
        var all = responders.of(whistle.id());
        boolean watches = WhistleRights.sees(viewer, whistle.call().place())
            || WhistleRights.mayCall(viewer, whistle.area());
        var photos = attachments.ofAll(all.stream().map(Responder::photos).toList());
        var answers = all.stream().map(one -> new WhistleViews.Answer(one, actions(viewer, whistle, one),
            watches || !WhistleRights.parties(viewer, whistle, one).isEmpty()
                ? photos.getOrDefault(one.photos(), List.of()) : List.of())).toList();
        return new WhistleViews.One(whistle, pages.rows(List.of(whistle)).getFirst().place(), answers,
            WhistleRights.mayCall(viewer, whistle.area()), watches,
            conference.of(whistle.id()).orElse(null), form, failed);
    }

    static List<ResponderTransitions.Action> actions(Viewer viewer, Whistle whistle, Responder one) {
        return ResponderTransitions.allowed(one.state(), WhistleRights.parties(viewer, whistle, one)).stream()
            .filter(action -> whistle.state() == Whistle.State.OPEN || action == ResponderTransitions.Action.MARK)
            .toList();
    }

    @PostMapping(ONE + "/responders/{responder}/steps")
    ModelAndView step(Page page, Form form, Viewer viewer, @PathVariable long id, @PathVariable long responder,
                      @RequestParam(name = "proof.files", required = false) @Nullable List<MultipartFile> photos) {
        var whistle = known(viewer, id);
        var one = responders.find(responder).filter(found -> found.whistle().equals(whistle.id()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var wish = ResponderForm.read(form, files, photos);
        if (wish != null) {
            switch (responding.take(viewer, one.id(), wish)) {
                case Done done -> {
                    return page.go(whistle.path(), "cooperation.responder.done." + wish.action());
                }
                case Refused refused -> refused.why().on(form);
            }
        }
        return page.again(TEMPLATE, view(viewer, book.find(whistle.id()).orElse(whistle), form, responder));
    }

    @PostMapping(ONE + "/escalation")
    ModelAndView escalate(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var whistle = known(viewer, id);
        var note = form.required("escalationNote", 200);
        return form.hasErrors() ? again(page, viewer, whistle, form)
            : told(page, viewer, whistle, form, escalating.byHand(viewer, whistle.id(), note),
                "cooperation.whistle.escalated");
    }

    @PostMapping(ONE + "/acknowledgement")
    ModelAndView acknowledge(Page page, Viewer viewer, @PathVariable long id) {
        var whistle = known(viewer, id);
        escalating.acknowledge(viewer, whistle.id());
        return page.go(DutyPages.PATH, "cooperation.whistle.acknowledged");
    }

    @PostMapping(ONE + "/ending")
    ModelAndView end(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var whistle = known(viewer, id);
        var state = form.choice("state", Whistle.State.class);
        var note = form.required("endNote", 200);
        return form.hasErrors() || state == null ? again(page, viewer, whistle, form)
            : told(page, viewer, whistle, form, escalating.end(viewer, whistle.id(), state, note),
                "cooperation.whistle.ended");
    }

    private ModelAndView told(Page page, Viewer viewer, Whistle whistle, Form form, Outcome outcome, String flash) {
        return switch (outcome) {
            case Done done -> page.go(whistle.path(), flash);
            case Refused refused -> {
                refused.why().on(form);
                yield again(page, viewer, whistle, form);
            }
        };
    }

    private ModelAndView again(Page page, Viewer viewer, Whistle whistle, Form form) {
        return page.again(TEMPLATE, view(viewer, book.find(whistle.id()).orElse(whistle), form, 0));
    }

    private Whistle known(Viewer viewer, long id) {
        return book.find(new WhistleId(id)).filter(whistle -> WhistleRights.sees(viewer, whistle.call().place())
            || WhistleRights.mayCall(viewer, whistle.area())
            || responders.of(whistle.id()).stream()
                .anyMatch(one -> !WhistleRights.parties(viewer, whistle, one).isEmpty()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
