package org.minsheng.appeal.internal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.Ledger;
import org.minsheng.appeal.internal.Sight;
import org.minsheng.appeal.internal.filing.Filing;
import org.minsheng.appeal.internal.filing.FilingAppeal;
import org.minsheng.appeal.internal.steps.StepResult;
import org.minsheng.appeal.internal.steps.TakingStep;
import org.minsheng.appeal.internal.steps.Transitions;
import org.minsheng.area.Places;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Appeals for other systems: file, read, list and move on, each within the area and organisation of the token. */
@RestController
@RequestMapping("/api/v1/appeals")
@Tag(name = "Appeals")
class ApiAppeals {

    private static final int MAX_PAGE = 100;

    private final FilingAppeal filingAppeal;
    private final TakingStep takingStep;
    private final AppealBook book;
    private final Ledger ledger;
    private final Places places;
    private final Clock clock;

    ApiAppeals(FilingAppeal filingAppeal, TakingStep takingStep, AppealBook book, Ledger ledger, Places places, Clock clock) {
        this.filingAppeal = filingAppeal;
        this.takingStep = takingStep;
        this.book = book;
        this.ledger = ledger;
        this.places = places;
        this.clock = clock;
    }

    @PostMapping
    @Operation(summary = "File an appeal; the same Idempotency-Key gives the first answer again (200 instead of 201)")
    ResponseEntity<?> file(@Parameter(hidden = true) Page page, @RequestHeader("Idempotency-Key") String key, @RequestBody ApiFiling sent) {
        var reading = new ApiFiling.Reading(sent);
        var requestKey = key(key);
        if (requestKey == null) {
            reading.faults.put("Idempotency-Key", "appeal.api.key");
        }
        var filing = reading.read(requestKey == null ? RequestKey.fresh() : requestKey);
        check(page.viewer(), reading, filing);
        if (!reading.faults.isEmpty() || filing == null) {
            return problem(page, HttpStatus.UNPROCESSABLE_CONTENT, page.t("appeal.api.invalid"), reading.faults);
        }
        var filed = filingAppeal.file(page.viewer(), filing);
        return ResponseEntity.status(filed.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
            .body(new ApiAppeal.Receipt(filed.number(), page.base() + "/t/" + filed.tracking(), filed.repeated()));
    }

    private void check(Viewer viewer, ApiFiling.Reading reading, @Nullable Filing filing) {
        if (filing == null) {
            return;
        }
        if (!Sight.oversees(viewer, filing.place()) || places.at(filing.place()).isEmpty()) {
            reading.faults.put("place", "appeal.api.place");
        }
        if (filing.matter() != null && !book.isMatter(filing.matter())) {
            reading.faults.put("matter", "form.not-a-choice");
        }
    }

    @GetMapping("/{number}")
    @Operation(summary = "One appeal with what the token may do now")
    ResponseEntity<?> one(@Parameter(hidden = true) Page page, @PathVariable String number) {
        var appeal = visible(page.viewer(), number);
        return appeal == null ? missing(page) : ResponseEntity.ok(shown(page.viewer(), appeal));
    }

    @GetMapping("/{number}/steps")
    @Operation(summary = "The history of an appeal, oldest first")
    ResponseEntity<?> steps(@Parameter(hidden = true) Page page, @PathVariable String number) {
        var appeal = visible(page.viewer(), number);
        return appeal == null ? missing(page) : ResponseEntity.ok(book.history(appeal.id()).stream().map(ApiAppeal.Entry::of).toList());
    }

    @GetMapping
    @Operation(summary = "A page of the ledger; open appeals by deadline, all by newest first")
    ResponseEntity<?> list(@Parameter(hidden = true) Page page, @RequestParam(required = false) @Nullable String within,
                           @RequestParam(defaultValue = "false") boolean open, @RequestParam(required = false) @Nullable AppealState state,
                           @RequestParam(defaultValue = "false") boolean overdue, @RequestParam(required = false) @Nullable String after,
                           @RequestParam(defaultValue = "50") int size) {
        var lens = Sight.lens(page.viewer());
        if (lens == null || (within != null && !AreaCode.isValid(within)) || size < 1 || size > MAX_PAGE) {
            return problem(page, HttpStatus.BAD_REQUEST, page.t("appeal.api.invalid"), Map.of());
        }
        var filter = new Ledger.Filter(open || overdue, false, state == null ? List.of() : List.of(state), null, null, null,
            overdue ? clock.instant() : null, within == null ? null : new AreaCode(within));
        return ResponseEntity.ok(ApiAppeal.Page.of(ledger.page(lens, filter, after, size).map(ApiAppeal.Line::of)));
    }

    @PostMapping("/{number}/steps")
    @Operation(summary = "Move an appeal on; the same Idempotency-Key again is harmless, an old version is refused with 409")
    ResponseEntity<?> step(@Parameter(hidden = true) Page page, @PathVariable String number, @RequestHeader("Idempotency-Key") String key,
                           @RequestBody ApiStep sent) {
        var requestKey = key(key);
        var request = sent.request();
        if (requestKey == null || request == null) {
            return problem(page, HttpStatus.UNPROCESSABLE_CONTENT, page.t("appeal.api.invalid"),
                requestKey == null ? Map.of("Idempotency-Key", "appeal.api.key") : Map.of("action", "form.not-a-choice"));
        }
        if (visible(page.viewer(), number) == null) {
            return missing(page);
        }
        return switch (takingStep.take(page.viewer(), number, sent.version(), requestKey, request)) {
            case StepResult.Taken taken -> ResponseEntity.ok(shown(page.viewer(), taken.appeal()));
            case StepResult.Refused refused -> problem(page, refused.field().isEmpty() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT,
                refused.sentence(page), refused.field().isEmpty() ? Map.of() : Map.of(refused.field(), refused.key()));
        };
    }

    private ApiAppeal shown(Viewer viewer, Appeal appeal) {
        return ApiAppeal.of(appeal, Transitions.allowed(appeal.work().state(), Sight.parties(viewer, appeal)));
    }

    private @Nullable Appeal visible(Viewer viewer, String number) {
        return book.byNumber(number)
            .filter(appeal -> Sight.oversees(viewer, appeal.said().place()) || book.isParty(viewer.organisations(), appeal.id()))
            .orElse(null);
    }

    private static @Nullable RequestKey key(String text) {
        try {
            return RequestKey.of(text);
        } catch (IllegalArgumentException notAKey) {
            return null;
        }
    }

    private static ResponseEntity<ProblemDetail> missing(Page page) {
        return problem(page, HttpStatus.NOT_FOUND, page.t("appeal.refused.unknown"), Map.of());
    }

    private static ResponseEntity<ProblemDetail> problem(Page page, HttpStatus status, String detail, Map<String, String> faults) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        if (!faults.isEmpty()) {
            Map<String, String> errors = new LinkedHashMap<>();
            faults.forEach((field, key) -> errors.put(field, Objects.requireNonNull(page.t(key, ApiFiling.MAX_TEXT, ""))));
            problem.setProperty("errors", errors);
        }
        return ResponseEntity.status(status).body(problem);
    }
}
