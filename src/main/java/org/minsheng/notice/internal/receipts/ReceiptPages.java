package org.minsheng.notice.internal.receipts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.minsheng.notice.internal.SmsSettings;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the gateway for short messages reports; it signs as we sign to it. The contract is in docs/messages.md. */
@RestController
class ReceiptPages {

    private static final int MOST_BYTES = 1_000_000;
    private static final int MOST_RECEIPTS = 1_000;
    private static final Duration CLOCKS_MAY_DIFFER_BY = Duration.ofMinutes(10);

    private final TakingReceipts taking;
    private final SmsSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    ReceiptPages(TakingReceipts taking, SmsSettings settings, JsonMapper json, Clock clock) {
        this.taking = taking;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    @PostMapping("/api/notice/receipts")
    ResponseEntity<Object> take(@RequestHeader(name = "X-Timestamp", defaultValue = "") String time,
                                @RequestHeader(name = "X-Signature", defaultValue = "") String signature,
                                @RequestBody byte[] body) {
        if (settings.secret().isEmpty()) {
            return problem(HttpStatus.NOT_FOUND, "No gateway is configured.");
        }
        if (body.length > MOST_BYTES) {
            return problem(HttpStatus.CONTENT_TOO_LARGE, "At most 1 MB at once.");
        }
        var text = new String(body, StandardCharsets.UTF_8);
        if (!isRecent(time) || !isSigned(time, text, signature)) {
            return problem(HttpStatus.UNAUTHORIZED, "The signature or the time is wrong.");
        }
        try {
            var said = json.readTree(text).path("receipts");
            if (!said.isArray() || said.size() > MOST_RECEIPTS) {
                return problem(HttpStatus.BAD_REQUEST, "\"receipts\" must be a list of at most 1,000.");
            }
            var receipts = receipts(said);
            int taken = taking.take(receipts);
            return ResponseEntity.ok(Map.of("taken", taken, "ignored", said.size() - taken));
        } catch (JacksonException notJson) {
            return problem(HttpStatus.BAD_REQUEST, "The body is not JSON.");
        }
    }

    /** What cannot be read is nobody's receipt and is left out, so that one odd line does not hold up the others. */
    private List<Receipt> receipts(JsonNode said) {
        List<Receipt> receipts = new ArrayList<>();
        for (var one : said) {
            var state = one.path("state").asString("");
            var id = one.path("id").asString("");
            if (id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                && state.matches("DELIVERED|UNDELIVERED")) {
                var reason = (one.path("code").asString("") + " " + one.path("message").asString("")).strip();
                receipts.add(new Receipt(UUID.fromString(id), state.equals("DELIVERED"), reason,
                    at(one.path("at").asString(""))));
            }
        }
        return receipts;
    }

    private Instant at(String time) {
        try {
            var at = Instant.parse(time);
            return at.isAfter(clock.instant()) ? clock.instant() : at;
        } catch (DateTimeParseException untold) {
            return clock.instant();
        }
    }

    private boolean isRecent(String seconds) {
        return seconds.matches("\\d{1,11}")
            && Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), clock.instant()).abs()
            .compareTo(CLOCKS_MAY_DIFFER_BY) <= 0;
    }

    private boolean isSigned(String time, String body, String signature) {
        return MessageDigest.isEqual(settings.signature(time, body).getBytes(StandardCharsets.UTF_8),
            signature.getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<Object> problem(HttpStatus status, String detail) {
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}
