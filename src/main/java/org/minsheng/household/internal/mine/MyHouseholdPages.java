package org.minsheng.household.internal.mine;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.minsheng.household.internal.AskingAboutData;
import org.minsheng.household.internal.ConsentWay;
import org.minsheng.household.internal.Outcome.Done;
import org.minsheng.household.internal.Outcome.Refused;
import org.minsheng.household.internal.Requests.Kind;
import org.minsheng.household.internal.Outcome;
import org.minsheng.household.internal.RenewingConsent;
import org.minsheng.household.internal.WithdrawingConsent;
import org.minsheng.household.internal.WithdrawingRequest;
import org.minsheng.page.FileName;
import org.minsheng.page.Form;
import org.minsheng.page.MineEntry;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What a resident who is signed in sees about the own person and household, and what the resident may ask. */
@Controller
class MyHouseholdPages {

    private static final String PATH = "/me/household";
    private static final String TEMPLATE = "household/mine";

    private final GatheringMyData gathering;
    private final MyDataAsTree tree;
    private final AskingAboutData asking;
    private final WithdrawingRequest withdrawingRequest;
    private final WithdrawingConsent withdrawingConsent;
    private final RenewingConsent renewing;
    private final MyDataPaper paper;
    private final Clock clock;

    MyHouseholdPages(GatheringMyData gathering, MyDataAsTree tree, AskingAboutData asking,
                     WithdrawingRequest withdrawingRequest,
                     WithdrawingConsent withdrawingConsent,
                     RenewingConsent renewing, MyDataPaper paper, Clock clock) {
        this.gathering = gathering;
        this.tree = tree;
        this.asking = asking;
        this.withdrawingRequest = withdrawingRequest;
        this.withdrawingConsent = withdrawingConsent;
        this.renewing = renewing;
        this.paper = paper;
        this.clock = clock;
    }

    @Bean
    static MineEntry householdEntry() {
        return new MineEntry(PATH, "household.mine.title", "home", 30, viewer -> true);
    }

    @GetMapping(PATH)
    ModelAndView show(Page page) {
        return page.show(TEMPLATE, gathering.of(page, Form.empty()));
    }

    /** The same on a sheet to be printed or kept as PDF. */
    @GetMapping(PATH + "/data")
    ModelAndView sheet(Page page) {
        return page.show("household/mine-sheet", gathering.of(page, Form.empty()));
    }

    @GetMapping(PATH + "/data.json")
    ResponseEntity<Map<String, Object>> json(Page page) {
        return ResponseEntity.ok()
            .contentType(MediaType.APPLICATION_JSON)
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .header(HttpHeaders.CONTENT_DISPOSITION,
                FileName.saved(page.t("household.mine.file") + " " + LocalDate.now(clock) + ".json"))
            .body(tree.of(page, gathering.of(page, Form.empty())));
    }

    /** The same drawn on pages, for an office that wants paper. */
    @GetMapping(PATH + "/data.pdf")
    void pdf(Page page, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_PDF_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
            FileName.saved(page.t("household.mine.file") + " " + LocalDate.now(clock) + ".pdf"));
        paper.write(page, gathering.of(page, Form.empty()), response.getOutputStream());
    }

    @PostMapping(PATH + "/requests")
    ModelAndView ask(Page page, Form form, Viewer viewer) {
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var kind = form.choice("kind", Kind.class);
        var body = kind == Kind.CORRECTION ? form.required("body", 500) : "";
        var county = form.read("county", AreaCode::new, "form.not-a-choice");
        if (kind == Kind.ERASURE && !form.checked("sure")) {
            form.reject("sure", "household.mine.erase.sure-required");
        }
        if (!form.hasErrors() && key != null && kind != null) {
            switch (asking.ask(viewer, kind, body, county, key)) {
                case Done done -> {
                    return page.go(PATH, "household.mine.asked." + kind);
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again(TEMPLATE, gathering.of(page, form));
    }

    @PostMapping(PATH + "/requests/{id}/withdrawal")
    ModelAndView withdraw(Page page, Viewer viewer, @PathVariable long id) {
        return withdrawingRequest.withdraw(viewer, id) instanceof Done ? page.go(PATH, "household.mine.withdrawn")
            : page.warn(PATH, "household.mine.too-late");
    }

    /**
     * @param datum to whose new purpose one consents; {@code person} in the form is a child whose guardian the resident
     * is
     */
    @PostMapping(PATH + "/consents/{datum}")
    ModelAndView consent(Page page, Form form, Viewer viewer, @PathVariable String datum) {
        var child = form.read("person", Long::valueOf, "form.not-a-choice");
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        var person = child == null ? Objects.requireNonNull(viewer.person()) : new PersonId(child);
        var outcome = version == null ? Outcome.CHANGED_MEANWHILE : renewing.renew(viewer, person, datum, version);
        return outcome instanceof Refused refused ? page.warn(PATH, refused.key())
            : page.go(PATH, "household.mine.consent-renewed");
    }

    /** @param datum what the consent was to; {@code person} in the form is a child whose guardian the resident is */
    @PostMapping(PATH + "/consents/{datum}/withdrawal")
    ModelAndView withdraw(Page page, Form form, Viewer viewer, @PathVariable String datum) {
        var child = form.read("person", Long::valueOf, "form.not-a-choice");
        var person = child == null ? Objects.requireNonNull(viewer.person()) : new PersonId(child);
        return withdrawingConsent.withdraw(viewer, person, datum, ConsentWay.ONLINE) instanceof Done
            ? page.go(PATH, "household.mine.consent-withdrawn") : page.warn(PATH, "household.refused.not-by-consent");
    }
}
