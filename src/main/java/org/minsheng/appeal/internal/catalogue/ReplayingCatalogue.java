package org.minsheng.appeal.internal.catalogue;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.Answering;
import org.minsheng.appeal.internal.catalogue.CatalogueBook.Line;
import org.minsheng.organisation.Post;
import org.minsheng.organisation.Responsibility;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says how last month's matters would have been routed under another catalogue, by today's posts and who is there; a
 * county that began this month sees this month's.
 */
@Component
public class ReplayingCatalogue {

    private static final int MOST_GROUPS = 20_000;
    private static final int MOST_ROWS = 200;

    /** @param moved how many would have gone elsewhere; {@code rows} holds the largest of them */
    public record Replay(YearMonth month, long routed, long moved, List<Moved> rows) {
    }

    /** So many of one matter in one community. */
    public record Moved(String matter, AreaCode area, long count, Goal before, Goal after) {
    }

    /** @param organisation empty when nobody is at such a post */
    public record Goal(Tier tier, String duty, String organisation) {
    }

    private record Group(String matter, String area, long count) {
    }

    private record Route(Tier tier, String duty) {
    }

    private final JdbcClient jdbc;
    private final Answering answering;
    private final Clock clock;

    ReplayingCatalogue(JdbcClient jdbc, Answering answering, Clock clock) {
        this.jdbc = jdbc;
        this.answering = answering;
        this.clock = clock;
    }

    public Replay replay(AreaCode county, List<Line> now, List<Line> then) {
        var month = YearMonth.now(clock).minusMonths(1);
        var groups = groups(county, month);
        if (groups.isEmpty()) {
            month = month.plusMonths(1);
            groups = groups(county, month);
        }
        long routed = 0;
        long moved = 0;
        var rows = new ArrayList<Moved>();
        Map<String, String> organisations = new HashMap<>();
        for (var group : groups) {
            routed += group.count();
            var before = route(now, group);
            var after = route(then, group);
            if (!before.equals(after)) {
                moved += group.count();
                var place = new AreaCode(group.area());
                rows.add(new Moved(group.matter(), place, group.count(), goal(before, place, organisations),
                    goal(after, place, organisations)));
            }
        }
        rows.sort(Comparator.comparingLong(Moved::count).reversed());
        return new Replay(month, routed, moved, rows.stream().limit(MOST_ROWS).toList());
    }

    /** The narrowest area wins, then the narrower matter, as in dispatching. */
    private static Route route(List<Line> lines, Group group) {
        for (@Nullable String topic = group.matter(); topic != null; topic = parent(topic)) {
            var name = topic;
            var found = lines.stream()
                .filter(line -> line.matter().equals(name) && group.area().startsWith(line.area()))
                .max(Comparator.comparingInt(line -> line.area().length()));
            if (found.isPresent()) {
                return new Route(found.get().tier(), found.get().duty());
            }
        }
        return new Route(Tier.COMMUNITY, Post.DESK);
    }

    private static @Nullable String parent(String matter) {
        int dot = matter.lastIndexOf('.');
        return dot < 0 ? null : matter.substring(0, dot);
    }

    private Goal goal(Route route, AreaCode place, Map<String, String> known) {
        var name = known.computeIfAbsent(place + " " + route, any ->
            answering.responsible(route.duty(), place, route.tier()) instanceof Responsibility.Held held
                ? held.post().organisationName() : "");
        return new Goal(route.tier(), route.duty(), name);
    }

    private List<Group> groups(AreaCode county, YearMonth month) {
        return jdbc.sql("""
                select matter, place_code, count(*) as count
                from (
                    select matter, coalesce(community, town, county) as place_code
                    from appeal.appeal
                    where county = :county and matter is not null and filed_at >= :from and filed_at < :until
                ) as filed
                group by matter, place_code
                order by count desc
                limit :most
                """)
            .param("county", county.value())
            .param("from", month.atDay(1).atStartOfDay(clock.getZone()).toInstant().atOffset(ZoneOffset.UTC))
            .param("until", month.plusMonths(1).atDay(1).atStartOfDay(clock.getZone())
                .toInstant().atOffset(ZoneOffset.UTC))
            .param("most", MOST_GROUPS)
            .query((row, n) -> new Group(row.getString("matter"), row.getString("place_code"), row.getLong("count")))
            .list();
    }
}
