package org.minsheng.visit.internal.patrol;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.minsheng.account.Accounts;
import org.minsheng.appeal.AppealKind;
import org.minsheng.grid.Grids;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.DemoStep;
import org.minsheng.shared.GeoPoint;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rounds of the grid worker of 体育场社区 in the last days, with their ways and what was solved on the spot. */
@Component
@OnlyIf(setting = "minsheng.demo")
class DemoPatrols implements DemoStep {

    private static final AreaCode COMMUNITY = new AreaCode("520327001003");
    private static final GeoPoint ELSEWHERE = new GeoPoint(107.7158, 27.9571);
    private static final Pattern CORNER = Pattern.compile("\\[(-?\\d+\\.\\d+),\\s*(-?\\d+\\.\\d+)\\]");
    private static final List<List<String>> SOLVED = List.of(
        List.of("1 栋楼道里堆着纸箱，堵住了灭火器", "请住户当场清走，并贴了提醒"),
        List.of("小区东门消防通道停了一辆面包车", "联系车主挪走，登记了车牌"),
        List.of("健身区垃圾桶倒了", "扶正并通知保洁清扫"));

    private final PatrolBook book;
    private final ReportBook reports;
    private final Grids grids;
    private final Accounts accounts;
    private final Clock clock;

    DemoPatrols(PatrolBook book, ReportBook reports, Grids grids, Accounts accounts, Clock clock) {
        this.book = book;
        this.reports = reports;
        this.grids = grids;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 82;
    }

    @Override
    @Transactional
    public void fill() {
        var walkers = accounts.viewers(accounts.over(COMMUNITY, List.of(Role.GRID_WORKER)));
        walkers.entrySet().stream().limit(1).forEach(walker -> {
            for (int i = 0; i < SOLVED.size(); i++) {
                // Each begins some hours before now, so that the last one is of today or of yesterday evening.
                var start = clock.instant().minus(Duration.ofHours(26L * (SOLVED.size() - i - 1) + 3));
                var made = book.start(key("round" + i), walker.getKey(), walker.getValue().name(),
                    COMMUNITY, true, start);
                int round = i;
                made.ifPresent(id -> walk(walker.getValue(), id, round, start));
            }
        });
    }

    private void walk(Viewer walker, PatrolId id, int round, Instant start) {
        var random = new Random(round);
        var middle = middle();
        var points = IntStream.range(0, 60)
            .mapToObj(minute -> new PatrolBook.Point(start.plus(Duration.ofMinutes(minute)),
            new GeoPoint(middle.longitude() + 0.004 * Math.sin(minute / 9.0 + round) + random.nextDouble() * 0.0002,
                middle.latitude() + 0.003 * Math.sin(minute / 6.0) + random.nextDouble() * 0.0002))).toList();
        book.track(id, points);
        var solved = SOLVED.get(round);
        reports.add(walker, walker.name(), key("report" + round), id,
            new NewReport(COMMUNITY, "", points.get(20).where(), AppealKind.HELP, null, solved.getFirst(),
            solved.getLast(), List.of(), List.of()), null, start.plus(Duration.ofMinutes(20)));
        book.end(id, EndingPatrol.metres(points.stream().map(PatrolBook.Point::where).toList()), "",
            start.plus(Duration.ofMinutes(60)));
    }

    /** Of the first grid that is drawn there. */
    private GeoPoint middle() {
        var corners = grids.outlines(COMMUNITY).values().stream().limit(1)
            .flatMap(outline -> CORNER.matcher(outline).results())
            .map(corner -> new GeoPoint(Double.parseDouble(corner.group(1)), Double.parseDouble(corner.group(2))))
            .toList();
        return corners.isEmpty() ? ELSEWHERE
            : new GeoPoint(corners.stream().mapToDouble(GeoPoint::longitude).average().orElseThrow(),
                corners.stream().mapToDouble(GeoPoint::latitude).average().orElseThrow());
    }

    private static RequestKey key(String name) {
        return RequestKey.from("demo-patrol-" + name);
    }
}
