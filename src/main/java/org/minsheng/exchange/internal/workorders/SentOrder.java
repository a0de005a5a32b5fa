package org.minsheng.exchange.internal.workorders;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.Channel;
import org.minsheng.appeal.NewAppeal;
import org.minsheng.appeal.ToldBy;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.GeoPoint;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;

/**
 * A work order as a peer sends it.
 *
 * @param number theirs; the same number again is a repeat
 * @param kind QUESTION, HELP, COMPLAINT, REPORT or SUGGESTION; HELP when not said
 * @param place the code of a place within the token's area; that area when not said
 * @param address where it is, in words
 * @param phone of the person concerned; kept sealed
 * @param anonymous whether handlers may not know the person
 * @param closed never to be published
 */
record SentOrder(@Nullable String number, @Nullable String kind, @Nullable String title,
                 @Nullable String text, @Nullable String matter, @Nullable String place, @Nullable String address,
                 @Nullable Double longitude, @Nullable Double latitude, @Nullable String phone, @Nullable String name,
                 @Nullable Boolean anonymous, @Nullable Boolean closed, @Nullable Instant filedAt) {

    /** Reads the fields one by one, so that every wrong one is named at once. */
    static final class Reading {

        private final SentOrder sent;
        final Map<String, String> faults = new LinkedHashMap<>();

        Reading(SentOrder sent) {
            this.sent = sent;
        }

        /** Null when something was wrong. Who is told: nobody but the peer, which asked on the person's behalf. */
        @Nullable NewAppeal read(Peer peer) {
            var number = required("number", sent.number(), 100);
            var text = required("text", sent.text(), 4_000);
            var kind = value("kind", sent.kind(), AppealKind::valueOf, "form.not-a-choice");
            var place = value("place", sent.place(), AreaCode::new, "appeal.api.place");
            var phone = value("phone", sent.phone(), PhoneNumber::new, "form.phone");
            limit("title", sent.title(), 100);
            limit("address", sent.address(), 200);
            limit("name", sent.name(), 40);
            if (!number.matches("[\\w.:-]*")) {
                faults.put("number", "exchange.order.number-wrong");
            }
            var where = place == null ? peer.area() : place;
            if (where.value().length() < AreaCode.Level.COUNTY.digits()) {
                faults.put("place", "appeal.api.place");
            }
            var point = point();
            return !faults.isEmpty() ? null : new NewAppeal(RequestKey.fresh(),
                kind == null ? AppealKind.HELP : kind, Channel.WORK_ORDER, text(sent.title()), text, sent.matter(),
                where, text(sent.address()), point, phone == null ? null
                    : new NewAppeal.Person(phone, sent.name()), false,
                new NewAppeal.Origin("peer:" + peer.id(), number, sent.filedAt()), is(sent.anonymous()),
                is(sent.closed()), ToldBy.PAGE, List.of());
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

        private String required(String field, @Nullable String value, int max) {
            if (value == null || value.isBlank()) {
                faults.put(field, "form.required");
            }
            limit(field, value, max);
            return text(value);
        }

        private <T> @Nullable T value(String field, @Nullable String value, Function<String, T> parse, String fault) {
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
            return value == null ? "" : value.replace("\0", "");
        }

        private static boolean is(@Nullable Boolean value) {
            return value != null && value;
        }
    }
}
