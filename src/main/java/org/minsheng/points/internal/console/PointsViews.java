package org.minsheng.points.internal.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Tab;
import org.minsheng.page.TimelineEntry;
import org.minsheng.points.internal.HolderId;
import org.minsheng.points.internal.HolderNames;
import org.minsheng.points.internal.PointsRule;
import org.minsheng.points.internal.Statements;
import org.minsheng.points.internal.claim.Claim;
import org.minsheng.points.internal.claim.ClaimBook;
import org.minsheng.points.internal.claim.ObjectionBook;
import org.minsheng.points.internal.shop.ShopViews;
import org.minsheng.points.internal.standard.Kind;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Slice;

/** What those who verify and oversee see. */
public final class PointsViews {

    private PointsViews() {
    }

    public record Claims(List<Tab> tabs, String only, Slice<Claim> rows,
                         Map<HolderId, HolderNames.Name> names, boolean verifies) {
    }

    /**
     * @param own whether this viewer may not verify it, being whose deed it is or who wrote it down
     * @param decides whether somebody may verify, refuse or settle; {@code rules} take back what was credited
     */
    public record One(Claim claim, Kind kind, HolderNames.Name name, String place, List<String> photos,
                      List<ObjectionBook.Objection> objections, List<TimelineEntry> course, boolean own,
                      boolean decides, boolean rules, Form form) {
    }

    /** A claim that a clerk writes down for somebody. */
    public record Fresh(List<Option> communities, List<Kind> kinds, Form form) {
    }

    public record Holders(String said, @Nullable List<HolderNames.Name> found, Slice<HolderNames.Name> rows) {
    }

    /** @param tabs a household's statement and those of its people; empty for one person's account */
    public record HolderOne(HolderNames.Name name, List<Tab> tabs, Slice<Statements.Row> rows,
                            boolean rules, Form form) {
    }

    public record Flow(long issued, long redeemed, long expired, long takenBack,
                       long corrections, long held, long accounts) {
    }

    /** What counts as unusual, each opening its list. */
    public record Overview(String since, List<Tab> spans, Flow flow, ClaimBook.Figures claims,
                           List<ShopViews.Listed> shops, List<Movement> unusual,
                           boolean verifies, List<Closing> closings) {
    }

    /** A year that is over: what expired of accounts within the viewer's areas. */
    public record Closing(int year, Instant closedAt, long accounts, long points) {
    }

    /** An entry that those who oversee look at. */
    public record Movement(long id, String kind, String about, String reason, int points, Instant at,
                           String byName, @Nullable Long holder) {

        /** Where it can be looked at. */
        public String path() {
            var number = about.substring(about.indexOf(':') + 1);
            return about.startsWith("claim:") ? "/console/points/claims/" + number
                : about.startsWith("redemption:") ? "/console/counter/slips/" + number
                : "/console/points/holders/" + (holder == null ? number : holder);
        }
    }

    /** @param year whose closing was asked for; null for any time */
    public record Movements(List<Tab> tabs, @Nullable Integer year, Slice<Movement> rows) {
    }

    public record Rules(List<Option> counties, AreaCode county, PointsRule rule, Form form) {
    }
}
