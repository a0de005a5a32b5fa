package org.minsheng.exchange.internal.open311;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Integrations.Integration;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.Appeals;
import org.minsheng.appeal.KnownAppeal;
import org.minsheng.appeal.LeadingAppeal;
import org.minsheng.appeal.PublicFilter;
import org.springframework.stereotype.Component;

/**
 * Finds service requests: what everybody may see, as on the wall, and what the key itself handed in. Without dates the
 * last ninety days; never more than a thousand.
 */
@Component
class Requests {

    static final int MOST = 1_000;
    private static final Duration SPAN = Duration.ofDays(90);
    private static final Set<String> STATES = Set.of("open", "closed");

    private final Appeals appeals;
    private final Submissions submissions;
    private final Whereabouts whereabouts;
    private final MediaBook media;
    private final Clock clock;

    Requests(Appeals appeals, Submissions submissions, Whereabouts whereabouts, MediaBook media, Clock clock) {
        this.appeals = appeals;
        this.submissions = submissions;
        this.whereabouts = whereabouts;
        this.media = media;
        this.clock = clock;
    }

    /** Newest first. */
    List<Found> list(Sent sent, @Nullable Integration by) {
        var numbers = sent.list("service_request_id");
        if (numbers.size() > MOST) {
            throw Open311Fault.wrong("more than " + MOST + " service_request_id");
        }
        return numbers.isEmpty() ? filtered(sent, by) : byNumber(sent, numbers, by);
    }

    /** Numbers override every other argument. */
    List<Found> byNumber(Sent sent, List<String> numbers, @Nullable Integration by) {
        var own = by == null ? List.<String>of() : submissions.own(by.id(), numbers);
        var filter = new PublicFilter(numbers, whereabouts.counties(sent), List.of(), Instant.EPOCH, clock.instant().plusSeconds(1), MOST);
        return merged(by, own, filter);
    }

    private List<Found> filtered(Sent sent, @Nullable Integration by) {
        var period = period(sent);
        var codes = sent.list("service_code");
        var states = sent.list("status");
        if (!STATES.containsAll(states)) {
            throw Open311Fault.wrong("status is neither open nor closed");
        }
        var counties = whereabouts.counties(sent);
        var own = by == null ? List.<String>of() : submissions.numbers(by.id(), period.from, period.until, MOST);
        return merged(by, own, new PublicFilter(List.of(), counties, codes, period.from, period.until, MOST)).stream()
            .filter(found -> codes.isEmpty() || codes.contains(found.matter()) || codes.contains(found.topic()))
            .filter(found -> states.isEmpty() || states.contains(found.status()))
            .filter(found -> counties.stream().anyMatch(county -> county.contains(found.place())))
            .toList();
    }

    private List<Found> merged(@Nullable Integration by, List<String> own, PublicFilter filter) {
        var found = new ArrayList<Found>();
        if (by != null && !own.isEmpty()) {
            var urls = media.urls(own);
            var seen = appeals.find(by.viewer(), own);
            var leading = leading(seen);
            seen.forEach(appeal -> {
                var plain = Found.own(appeal, urls.get(appeal.number()));
                var lead = leading.get(appeal.number());
                found.add(lead == null ? plain : plain.goingOnIn(lead));
            });
        }
        var known = new HashSet<>(found.stream().map(Found::number).toList());
        appeals.published(filter).stream().filter(appeal -> !known.contains(appeal.number())).forEach(appeal -> found.add(Found.of(appeal)));
        return found.stream().sorted(Comparator.comparing(Found::requested).reversed()).limit(MOST).toList();
    }

    private Map<String, LeadingAppeal> leading(List<KnownAppeal> seen) {
        var merged = seen.stream().filter(appeal -> appeal.state() == AppealState.MERGED).map(KnownAppeal::number).toList();
        return merged.isEmpty() ? Map.of() : appeals.leading(merged);
    }

    private record Period(Instant from, Instant until) {
    }

    private Period period(Sent sent) {
        var start = moment(sent, "start_date");
        var end = moment(sent, "end_date");
        var now = clock.instant().plusSeconds(1);
        var until = end != null ? end.plusSeconds(1) : start != null && start.plus(SPAN).isBefore(now) ? start.plus(SPAN) : now;
        var from = start != null ? start : until.minus(SPAN);
        if (from.isAfter(until)) {
            throw Open311Fault.wrong("start_date is after end_date");
        }
        if (Duration.between(from, until).compareTo(SPAN.plusMinutes(1)) > 0 && end != null && start != null) {
            throw Open311Fault.wrong("start_date and end_date span more than 90 days");
        }
        return new Period(from, until);
    }

    /** A plus sign that was not encoded arrives as a blank; a time without a zone is one of this place. */
    private @Nullable Instant moment(Sent sent, String name) {
        var text = sent.value(name);
        if (text == null) {
            return null;
        }
        try {
            var plain = text.replace(' ', '+');
            if (plain.length() == 10) {
                return LocalDate.parse(plain).atStartOfDay(clock.getZone()).toInstant();
            }
            return plain.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$") && plain.length() > 19 ? OffsetDateTime.parse(plain).toInstant()
                : LocalDateTime.parse(plain).atZone(clock.getZone()).toInstant();
        } catch (DateTimeException notAMoment) {
            throw Open311Fault.wrong(name + " is not a date and time with a zone (ISO 8601)");
        }
    }
}
