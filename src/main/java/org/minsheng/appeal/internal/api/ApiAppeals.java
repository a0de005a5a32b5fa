package org.minsheng.appeal.internal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAnswer;
import org.minsheng.appeal.AppealFiling;
import org.minsheng.appeal.AppealFilter;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.Appeals;
import org.minsheng.appeal.internal.steps.StepResult;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
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

    private final Appeals appeals;

    ApiAppeals(Appeals appeals) {
        this.appeals = appeals;
    }

    @PostMapping
    @Operation(summary = "File an appeal; the same Idempotency-Key gives the first answer again (200 instead of 201)")
    ResponseEntity<?> file(@Parameter(hidden = true) Page page, @RequestHeader("Idempotency-Key") String key,
        @RequestBody ApiFiling sent) {
        var reading = new ApiFiling.Reading(sent);
        var requestKey = key(key);
        if (requestKey == null) {
            reading.faults.put("Idempotency-Key", "appeal.api.key");
        }
        var word = reading.read(requestKey == null ? RequestKey.fresh() : requestKey);
        if (!reading.faults.isEmpty() || word == null) {
            return problem(page, HttpStatus.UNPROCESSABLE_CONTENT, page.t("appeal.api.invalid"), reading.faults);
        }
        return switch (appeals.file(page.viewer(), word)) {
            case AppealFiling.Wrong wrong -> problem(page, HttpStatus.UNPROCESSABLE_CONTENT,
                page.t("appeal.api.invalid"), wrong.faults());
            case AppealFiling.Filed filed -> ResponseEntity.status(filed.repeated()
                ? HttpStatus.OK : HttpStatus.CREATED)
                .body(new ApiAppeal.Receipt(filed.number(), page.base() + "/t/" + filed.tracking(), filed.repeated()));
        };
    }

    @GetMapping("/{number}")
    @Operation(summary = "One appeal with what the token may do now")
    @ApiResponse(responseCode = "200", description = "How it stands now",
        content = @Content(schema = @Schema(implementation = ApiAppeal.class)))
    ResponseEntity<?> one(@Parameter(hidden = true) Page page, @PathVariable String number) {
        var appeal = appeals.find(page.viewer(), number).orElse(null);
        return appeal == null ? missing(page) : ResponseEntity.ok(ApiAppeal.of(appeal));
    }

    @GetMapping("/{number}/steps")
    @Operation(summary = "The history of an appeal, oldest first")
    ResponseEntity<?> steps(@Parameter(hidden = true) Page page, @PathVariable String number) {
        var history = appeals.history(page.viewer(), number);
        return history.isEmpty() ? missing(page)
            : ResponseEntity.ok(history.stream().map(ApiAppeal.Entry::of).toList());
    }

    @GetMapping
    @Operation(summary = "A page of the ledger; open appeals by deadline, all by newest first")
    ResponseEntity<?> list(@Parameter(hidden = true) Page page, @RequestParam(required = false) @Nullable String within,
                           @RequestParam(defaultValue = "false") boolean open,
                           @RequestParam(required = false) @Nullable AppealState state,
                           @RequestParam(defaultValue = "false") boolean overdue,
                           @RequestParam(required = false) @Nullable String after,
                           @RequestParam(defaultValue = "50") int size) {
        if ((within != null && !AreaCode.isValid(within)) || size < 1 || size > MAX_PAGE) {
            return problem(page, HttpStatus.BAD_REQUEST, page.t("appeal.api.invalid"), Map.of());
        }
        var found = appeals.list(page.viewer(),
            new AppealFilter(open, state, overdue, within == null ? null : new AreaCode(within)), after, size);
        return found == null ? problem(page, HttpStatus.BAD_REQUEST, page.t("appeal.api.invalid"), Map.of())
            : ResponseEntity.ok(ApiAppeal.Page.of(found.map(ApiAppeal.Line::of)));
    }

    @PostMapping("/{number}/steps")
    @Operation(
        summary = "Move an appeal on; the same Idempotency-Key again is harmless, an old version is refused with 409")
    @ApiResponse(responseCode = "200", description = "How it stands now",
        content = @Content(schema = @Schema(implementation = ApiAppeal.class)))
    ResponseEntity<?> step(@Parameter(hidden = true) Page page, @PathVariable String number,
        @RequestHeader("Idempotency-Key") String key,
                           @RequestBody ApiStep sent) {
        var requestKey = key(key);
        if (requestKey == null) {
            return problem(page, HttpStatus.UNPROCESSABLE_CONTENT, page.t("appeal.api.invalid"),
                Map.of("Idempotency-Key", "appeal.api.key"));
        }
        return switch (appeals.take(page.viewer(), number, sent.version(), requestKey, sent.wish())) {
            case AppealAnswer.Taken taken -> ResponseEntity.ok(ApiAppeal.of(taken.appeal()));
            case AppealAnswer.Refused refused when refused.key().equals("appeal.refused.unknown") -> missing(page);
            case AppealAnswer.Refused refused -> problem(page,
                refused.field().isEmpty() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT,
                new StepResult.Refused(refused.field(), refused.key(), refused.arguments().toArray()).sentence(page),
                refused.field().isEmpty() ? Map.of() : Map.of(refused.field(), refused.key()));
        };
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

    private static ResponseEntity<ProblemDetail> problem(Page page, HttpStatus status, String detail,
                                                         Map<String, String> faults) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        if (!faults.isEmpty()) {
            Map<String, String> errors = new LinkedHashMap<>();
            faults.forEach((field, key) -> errors.put(field,
                Objects.requireNonNull(page.t(key, ApiFiling.MAX_TEXT, ""))));
            problem.setProperty("errors", errors);
        }
        return ResponseEntity.status(status).body(problem);
    }
}
