package org.minsheng.grid.internal.roster.relay;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.minsheng.grid.Grid;
import org.minsheng.grid.Grids;
import org.minsheng.grid.internal.roster.DemoPeople;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.DemoStep;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Two notices of 积善社区: one that reached everybody, one that is on its way. Nobody is sent a message about them. */
@Component
@OnlyIf(setting = "minsheng.demo")
class DemoRelays implements DemoStep {

    private static final AreaCode COMMUNITY = new AreaCode(DemoPeople.KNOWN_GRID.substring(0, 12));

    private final RelayBook book;
    private final Grids grids;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoRelays(RelayBook book, Grids grids, JdbcClient jdbc, Clock clock) {
        this.book = book;
        this.grids = grids;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** After the rosters. */
    @Override
    public int order() {
        return 45;
    }

    @Override
    @Transactional
    public void fill() {
        if (jdbc.sql("select exists (select from grid.relay)").query(Boolean.class).single()) {
            return;
        }
        var secretary = new Viewer(new AccountId(0), "张启华", null, List.of());
        write(secretary, "医保缴费到月底截止", "2027 年度城乡居民医保缴费本月底截止，没缴的请抓紧在手机上缴；家里有老人的请帮着缴，不会的找网格员。", Duration.ofDays(9), 100,
            true);
        write(secretary, "本周六检修供水管网", "本周六 9:00–17:00 检修供水管网，请提前储水。独居老人家里请帮忙接一桶，有困难马上打网格员电话。", Duration.ofHours(20), 60,
            false);
    }

    /** @param percent of the doors that were reached, in the order of their codes */
    private void write(Viewer by, String title, String text, Duration ago, int percent, boolean over) {
        var at = clock.instant().minus(ago);
        long relay = book.add(COMMUNITY, grids.within(COMMUNITY).stream().map(Grid::id).toList(), title, text, by,
            RequestKey.fresh(), at)
            .orElseThrow();
        jdbc.sql("""
            update grid.relay_door
            set told_at = :told, told_by = 'demo'
            where relay = :relay
            and (unit % 100) * 37 % 100 < :percent
            """)
            .param("told", at.plus(Duration.ofHours(6)).atOffset(ZoneOffset.UTC))
            .param("relay", relay)
            .param("percent", percent)
            .update();
        if (over) {
            book.end(relay, at.plus(Duration.ofDays(3)));
        }
    }
}
