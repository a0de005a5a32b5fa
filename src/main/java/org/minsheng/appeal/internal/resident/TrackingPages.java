package org.minsheng.appeal.internal.resident;

import jakarta.servlet.http.HttpServletResponse;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.console.UnknownView;
import org.minsheng.appeal.internal.steps.RatingMerged;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.appeal.internal.steps.StepResult;
import org.minsheng.appeal.internal.steps.TakingStep;
import org.minsheng.appeal.internal.wall.PhotoConsent;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The page behind a tracking link: whoever holds the link is the person who said it. */
@Controller
class TrackingPages {

    private static final int LONGEST_NOTE = 500;

    private final Tracking tracking;
    private final TakingStep steps;
    private final RatingMerged rating;
    private final PhotoConsent consent;

    TrackingPages(Tracking tracking, TakingStep steps, RatingMerged rating, PhotoConsent consent) {
        this.rating = rating;
        this.tracking = tracking;
        this.steps = steps;
        this.consent = consent;
    }

    /** The link is a key: no other site learns it from a referrer and no search engine keeps it. */
    @ModelAttribute
    void keepSecret(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader("Cache-Control", "private, no-cache");
    }

    @GetMapping("/t/{token}")
    ModelAndView show(Page page, @PathVariable String token) {
        return open(page, token, "appeal/resident/tracking", Form.empty(), HttpStatus.OK);
    }

    /** What is shown after filing, and printed. */
    @GetMapping("/t/{token}/receipt")
    ModelAndView receipt(Page page, @PathVariable String token) {
        return open(page, token, "appeal/resident/receipt", Form.empty(), HttpStatus.OK);
    }

    @PostMapping("/t/{token}/withdrawal")
    ModelAndView withdraw(Page page, Form form, Viewer viewer, @PathVariable String token) {
        var note = form.optional("note", LONGEST_NOTE);
        return taken(page, form, token, "appeal.track.withdrawn",
            (version, key) -> steps.takeAsReporter(viewer, token, version, key, new StepRequest.Withdraw(note)));
    }

    /** Whether own photos may be shown to everybody; taken back, they are gone from the wall at once. */
    @PostMapping("/t/{token}/photos")
    ModelAndView photos(Page page, Form form, Viewer viewer, @PathVariable String token) {
        var appeal = tracking.find(token).filter(found -> !tracking.isExpired(found) && !found.said().closed())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        boolean agrees = form.value("agree").equals("yes");
        consent.say(viewer, appeal.id(), agrees);
        return page.go("/t/" + token, agrees ? "appeal.track.photos.agreed" : "appeal.track.photos.withdrawn");
    }

    /** What the person says came of it; "not solved" begins the second round. */
    @PostMapping("/t/{token}/verdict")
    ModelAndView judge(Page page, Form form, Viewer viewer, @PathVariable String token) {
        var verdict = form.choice("verdict", Verdict.class);
        var note = form.optional("note", LONGEST_NOTE);
        if (verdict == null || verdict == Verdict.UNASKED || verdict == Verdict.UNREACHABLE) {
            form.reject("verdict", "appeal.track.verdict.missing");
        } else if (verdict == Verdict.UNSOLVED && note.isEmpty()) {
            form.reject("note", "appeal.track.reason.missing");
        }
        if (verdict == null || form.hasErrors()) {
            return open(page, token, "appeal/resident/tracking", form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        boolean again = verdict == Verdict.UNSOLVED;
        return taken(page, form, token, again ? "appeal.track.reopened" : "appeal.track.thanks",
            (version, key) -> say(viewer, token, version, key, verdict, note));
    }

    /** What goes on in another appeal is judged with the own one. */
    private StepResult say(Viewer viewer, String token, int version, RequestKey key, Verdict verdict, String note) {
        var merged = tracking.find(token).filter(appeal -> appeal.work().state() == AppealState.MERGED).orElse(null);
        if (merged != null) {
            return rating.rate(viewer, merged, version, key, verdict, note);
        }
        return steps.takeAsReporter(viewer, token, version, key,
            verdict == Verdict.UNSOLVED ? new StepRequest.Reopen(note) : new StepRequest.Close(verdict, note));
    }

    /** What is done with the version and the key of the form. */
    private interface Doing {

        StepResult with(int version, RequestKey key);
    }

    private ModelAndView taken(Page page, Form form, String token, String done, Doing doing) {
        var version = form.read("version", Integer::valueOf, "appeal.track.stale");
        var key = form.read("requestKey", RequestKey::of, "appeal.track.stale");
        if (version == null || key == null) {
            form.reject("verdict", "appeal.track.stale");
        }
        if (version == null || key == null || form.hasErrors()) {
            return open(page, token, "appeal/resident/tracking", form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (doing.with(version, key)) {
            case StepResult.Taken taken -> page.go("/t/" + token, done);
            case StepResult.Refused refused -> {
                form.reject(refused.field().isEmpty() ? "verdict" : refused.field(),
                    refused.key().equals("appeal.refused.stale") ? "appeal.track.stale" : refused.key(),
                    words(page, refused.args()));
                yield open(page, token, "appeal/resident/tracking", form, HttpStatus.UNPROCESSABLE_CONTENT);
            }
        };
    }

    /** Arguments of a refusal may be message keys of enum constants. */
    private static Object[] words(Page page, Object... args) {
        return java.util.Arrays.stream(args)
            .map(arg -> arg instanceof String text && text.matches("[A-Z][A-Za-z]+\\.[A-Z_]+") ? page.t(text) : arg)
            .toArray();
    }

    private ModelAndView open(Page page, String token, String template, Form form, HttpStatus status) {
        var appeal = tracking.find(token).orElse(null);
        if (appeal == null) {
            return page.show("appeal/resident/unknown", UnknownView.LINK, HttpStatus.NOT_FOUND);
        }
        return tracking.isExpired(appeal) ? page.show("appeal/resident/unknown", UnknownView.EXPIRED, HttpStatus.GONE)
            : page.show(template, tracking.view(page, appeal, form), status);
    }
}
