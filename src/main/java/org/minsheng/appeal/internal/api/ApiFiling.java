package org.minsheng.appeal.internal.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.Channel;
import org.minsheng.appeal.NewAppeal;
import org.minsheng.appeal.ToldBy;
import org.minsheng.appeal.Urgency;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.GeoPoint;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;

/**
 * A filing as other systems send it.
 *
 * @param kind QUESTION, HELP, COMPLAINT, REPORT or SUGGESTION
 * @param text at most 2,000 characters
 * @param place an area code of 6 to 25 digits
 * @param toldBy SMS, WECHAT or PAGE; SMS when a phone is given
 * @param originNumber the sender's own number, which makes a repeat harmless beside the key
 */
record ApiFiling(@Nullable String kind, @Nullable String title, @Nullable String text,
                 @Nullable String matter, @Nullable String place, @Nullable String placeDetail,
                 @Nullable Double longitude, @Nullable Double latitude, @Nullable String phone, @Nullable String name,
                 @Nullable Boolean onBehalf, @Nullable Boolean anonymous, @Nullable Boolean closed,
                 @Nullable String toldBy, @Nullable String origin, @Nullable String originNumber,
                 @Nullable Instant filedAt, @Schema(description = "ORDINARY, URGENT or EMERGENCY; ORDINARY when not "
                     + "said. Life and limb belong to 110, 119 and 120 first",
                     allowableValues = {"ORDINARY", "URGENT", "EMERGENCY"}) @Nullable String urgency) {

    static final int MAX_TEXT = 2_000;

    /** Reads the fields one by one, so that every wrong one is named at once. */
    static final class Reading {

        private final ApiFiling sent;
        final Map<String, String> faults = new LinkedHashMap<>();

        Reading(ApiFiling sent) {
            this.sent = sent;
        }

        /** The filing; only to be used when there are no faults. */
        @Nullable NewAppeal read(RequestKey key) {
            var kind = required("kind", sent.kind(), AppealKind::valueOf, "form.not-a-choice");
            var text = required("text", sent.text(), Function.identity(), "form.required");
            var place = required("place", sent.place(), AreaCode::new, "appeal.api.place");
            var phone = optional("phone", sent.phone(), PhoneNumber::new, "form.phone");
            var toldBy = optional("toldBy", sent.toldBy(), ToldBy::valueOf, "form.not-a-choice");
            var urgency = optional("urgency", sent.urgency(), Urgency::valueOf, "form.not-a-choice");
            limit("text", sent.text(), MAX_TEXT);
            limit("title", sent.title(), 100);
            limit("placeDetail", sent.placeDetail(), 200);
            limit("name", sent.name(), 40);
            if (place != null && place.value().length() < 6) {
                faults.put("place", "appeal.api.place");
            }
            var point = point();
            if (!faults.isEmpty() || kind == null || text == null || place == null) {
                return null;
            }
            var person = phone == null ? null : new NewAppeal.Person(phone, sent.name());
            var origin = sent.origin() == null || sent.originNumber() == null ? null
                : new NewAppeal.Origin(sent.origin(), sent.originNumber(), sent.filedAt());
            return new NewAppeal(key, kind, Channel.API, text(sent.title()), text, sent.matter(), place,
                text(sent.placeDetail()), point, person, is(sent.onBehalf()), origin,
                is(sent.anonymous()), is(sent.closed()), toldBy == null ? person == null
                    ? ToldBy.PAGE : ToldBy.SMS : toldBy, List.of(),
                urgency == null ? Urgency.ORDINARY : urgency);
        }

        private @Nullable GeoPoint point() {
            if (sent.longitude() == null || sent.latitude() == null) {
                return null;
            }
            try {
                return new GeoPoint(sent.longitude(), sent.latitude());
            } catch (IllegalArgumentException offTheGlobe) {
                faults.put("longitude", "appeal.api.point");
                return null;
            }
        }

        private <T> @Nullable T required(String field, @Nullable String value,
                                         Function<String, T> parse, String fault) {
            if (value == null || value.isBlank()) {
                faults.put(field, "form.required");
                return null;
            }
            return optional(field, value, parse, fault);
        }

        private <T> @Nullable T optional(String field, @Nullable String value,
                                         Function<String, T> parse, String fault) {
            if (value == null || value.isBlank()) {
                return null;
            }
            try {
                return parse.apply(value);
            } catch (IllegalArgumentException wrong) {
                faults.put(field, fault);
                return null;
            }
        }

        private void limit(String field, @Nullable String value, int max) {
            if (value != null && value.codePointCount(0, value.length()) > max) {
                faults.put(field, "appeal.api.too-long");
            }
        }

        private static String text(@Nullable String value) {
            return Objects.requireNonNullElse(value, "");
        }

        private static boolean is(@Nullable Boolean value) {
            return value != null && value;
        }
    }
}
