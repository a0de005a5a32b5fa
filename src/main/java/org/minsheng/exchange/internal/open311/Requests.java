package org.minsheng.exchange.internal.open311;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Integrations.Integration;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.Appeals;
import org.minsheng.appeal.KnownAppeal;
import org.minsheng.appeal.LeadingAppeal;
import org.minsheng.appeal.OutlinedAppeal;
import org.minsheng.appeal.PublicFilter;
import org.minsheng.shared.AreaCode;
import org.springframework.stereotype.Component;

/**
 * Finds service requests: what everybody may see, as on the wall, how those stand that came through here, and all of
 * what the key itself handed in. Without dates the last ninety days; never more than a thousand.
 */
@Component
class Requests {

    static final int MOST = 1_000;
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
        return extended(sent, page(sent, numbers.isEmpty() ? filtered(sent, by) : numbered(sent, numbers, by)));
    }

    /** Its course is told with each when the client asks for more than the standard's fields. */
    private List<Found> extended(Sent sent, List<Found> found) {
        if (!"true".equalsIgnoreCase(sent.value("extensions"))) {
            return found;
        }
        var courses = appeals.courses(found.stream().map(Found::number).toList());
        return found.stream().map(one -> one.along(courses.get(one.number()))).toList();
    }

    /** Many clients read in pages until one is empty, though the standard has none. */
    private static List<Found> page(Sent sent, List<Found> all) {
        int size = sent.number("page_size", MOST, MOST);
        long skipped = (sent.number("page", 1, Integer.MAX_VALUE) - 1L) * size;
        return all.stream().skip(skipped).limit(size).toList();
    }

    /** Numbers override every other filter, save for the jurisdiction, which says where they are looked for. */
    List<Found> byNumber(Sent sent, List<String> numbers, @Nullable Integration by) {
        return extended(sent, numbered(sent, numbers, by));
    }

    private List<Found> numbered(Sent sent, List<String> numbers, @Nullable Integration by) {
        var own = by == null ? List.<String>of() : submissions.own(by.id(), numbers);
        var counties = whereabouts.counties(sent);
        var filter = new PublicFilter(numbers, counties, List.of(), Instant.EPOCH,
            clock.instant().plusSeconds(1), MOST);
        return within(counties, merged(by, own, submissions.known(numbers), filter));
    }

    private List<Found> filtered(Sent sent, @Nullable Integration by) {
        var period = Period.of(sent, clock.instant(), clock.getZone());
        var codes = sent.list("service_code");
        var states = sent.list("status");
        if (!STATES.containsAll(states)) {
            throw Open311Fault.wrong("status is neither open nor closed");
        }
        var changed = Period.changed(sent, clock.getZone());
        var counties = whereabouts.counties(sent);
        var own = by == null ? List.<String>of() : submissions.numbers(by.id(), period.from(), period.until(), MOST);
        var filter = new PublicFilter(List.of(), counties, codes, period.from(), period.until(), MOST);
        var everybodys = submissions.numbers(null, period.from(), period.until(), MOST);
        return within(counties, merged(by, own, everybodys, filter)).stream()
            .filter(found -> codes.isEmpty() || codes.contains(found.matter()) || codes.contains(found.topic()))
            .filter(found -> states.isEmpty() || states.contains(found.status()))
            .filter(found -> changed.holds(found.updated()))
            .toList();
    }

    private static List<Found> within(List<AreaCode> counties, List<Found> all) {
        return all.stream().filter(found -> counties.stream().anyMatch(county -> county.contains(found.place())))
            .toList();
    }

    /**
     * What is known best of each: to its own system all, of what was solved what the wall shows, of the rest how it
     * stands.
     */
    private List<Found> merged(@Nullable Integration by, List<String> own, List<String> sent, PublicFilter filter) {
        Map<String, Found> found = new HashMap<>();
        outlines(sent).forEach(one -> found.put(one.number(), one));
        appeals.published(filter).forEach(appeal -> found.put(appeal.number(), Found.of(appeal)));
        if (by != null && !own.isEmpty()) {
            own(by, own).forEach(one -> found.put(one.number(), one));
        }
        var times = appeals.changed(found.values().stream()
            .flatMap(one -> Stream.of(one.number(), one.lead()).filter(Objects::nonNull)).toList());
        return found.values().stream()
            .map(one -> one.changed(times))
            .sorted(Comparator.comparing(Found::requested).thenComparing(Found::number).reversed())
            .limit(MOST)
            .toList();
    }

    private List<Found> own(Integration by, List<String> numbers) {
        var urls = media.urls(numbers);
        var seen = appeals.find(by.viewer(), numbers);
        var leading = leading(seen.stream().filter(appeal -> appeal.state() == AppealState.MERGED)
            .map(KnownAppeal::number).toList());
        return seen.stream().map(appeal -> {
            var plain = Found.own(appeal, urls.get(appeal.number()));
            var lead = leading.get(appeal.number());
            return lead == null ? plain : plain.goingOnIn(lead);
        }).toList();
    }

    private List<Found> outlines(List<String> numbers) {
        var seen = numbers.isEmpty() ? List.<OutlinedAppeal>of() : appeals.outlined(numbers);
        var leading = leading(seen.stream().filter(appeal -> appeal.state() == AppealState.MERGED)
            .map(OutlinedAppeal::number).toList());
        return seen.stream().map(appeal -> Found.outline(appeal, leading.get(appeal.number()))).toList();
    }

    private Map<String, LeadingAppeal> leading(List<String> merged) {
        return merged.isEmpty() ? Map.of() : appeals.leading(merged);
    }
}
