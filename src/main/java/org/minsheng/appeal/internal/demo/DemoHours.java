package org.minsheng.appeal.internal.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.minsheng.calendar.WorkingDays;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OnlyIf;
import org.springframework.stereotype.Component;

/** When the steps of an invented appeal were taken: in the hours of working days, whenever the demo is started. */
@Component
@OnlyIf(setting = "minsheng.demo")
class DemoHours {

    private static final Duration LOOKED_BACK = Duration.ofDays(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(3);
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(10);

    private final WorkingDays days;

    DemoHours(WorkingDays days) {
        this.days = days;
    }

    /**
     * A resident's own filing keeps its hour; what an office takes in, and each step after, lies in office hours. Where
     * too few of these are left until now, the appeal was filed earlier.
     *
     * @param steps with the filing
     * @return as many moments, the filing first, each later than the one before and none after now
     */
    List<Instant> of(AreaCode county, Instant filed, int steps, boolean byOffice, Instant now) {
        var origin = filed.minus(LOOKED_BACK);
        var whole = days.workingTime(county, origin, now);
        var begun = days.workingTime(county, origin, filed);
        boolean hasRoom = whole.minus(begun).compareTo(SHORTEST_PAUSE.multipliedBy(steps)) >= 0;
        if (!hasRoom && steps > 1) {
            begun = whole.minus(SHORTEST_PAUSE.multipliedBy(steps));
        } else if (byOffice && !isOpen(county, filed)) {
            begun = begun.minus(beforeTheClose(filed));
        }
        boolean keepsItsHour = !byOffice && (hasRoom || steps == 1);
        var first = keepsItsHour ? filed : days.plusWorkingTime(county, origin, begun);
        var pause = shorter(whole.minus(begun).dividedBy(steps + 1), LONGEST_PAUSE);
        var start = begun;
        return Stream.concat(Stream.of(first), IntStream.range(1, steps)
            .mapToObj(step -> days.plusWorkingTime(county, origin, start.plus(pause.multipliedBy(step))))).toList();
    }

    private boolean isOpen(AreaCode county, Instant moment) {
        return days.workingTime(county, moment, moment.plusSeconds(1)).isPositive();
    }

    /** Not all of them at the stroke of the close. */
    private static Duration beforeTheClose(Instant filed) {
        return Duration.ofMinutes(20 + filed.getEpochSecond() / 60 % 150);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
