package org.minsheng.points.internal.console;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.points.internal.HolderNames;
import org.minsheng.points.internal.PointsRights;
import org.minsheng.points.internal.claim.Claim;
import org.minsheng.points.internal.claim.ClaimBook;
import org.minsheng.points.internal.shop.CountBook;
import org.minsheng.points.internal.shop.RedemptionBook;
import org.minsheng.points.internal.shop.ReservationBook;
import org.minsheng.points.internal.shop.Shop;
import org.minsheng.points.internal.shop.ShopBook;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** What waits about points on the start pages: claims for those who verify, the shop for its keeper. */
final class PointsPanels {

    private static final int MOST = 10;

    private PointsPanels() {
    }

    /** Claims that wait, and open objections. */
    @Component
    static final class Verifier implements StartPanel {

        private final ClaimBook book;
        private final HolderNames names;

        Verifier(ClaimBook book, HolderNames names) {
            this.book = book;
            this.names = names;
        }

        @Override
        public boolean isFor(Viewer viewer) {
            return viewer.has(Role.COMMUNITY_SECRETARY, Role.DESK_CLERK);
        }

        @Override
        public int order() {
            return 16;
        }

        @Override
        public Panel show(Page page) {
            var areas = PointsRights.verifies(page.viewer());
            var figures = book.figures(areas);
            var waiting = book.list(areas, "CLAIMED", null, MOST).rows();
            var known = names.byId(waiting.stream().map(Claim::member).toList());
            return new Panel(page.t("points.claims.title"), List.of(
                Figure.waiting(page.t("points.claims.CLAIMED"), figures.waiting(), ClaimPages.PATH),
                Figure.plain(page.t("points.claims.PUBLICISED"), figures.publicised(),
                    ClaimPages.PATH + "?only=PUBLICISED"),
                Figure.wrong(page.t("points.claims.OBJECTED"), figures.objected(), ClaimPages.PATH + "?only=OBJECTED")),
                waiting.stream().map(claim -> Row.plain(ClaimPages.PATH + "/" + claim.id(), claim.title(),
                    Objects.requireNonNull(known.get(claim.member())).name(), claim.filedAt(), null)).toList(),
                page.t("points.claims.none.CLAIMED"), new More(page.t("points.claims.open"), ClaimPages.PATH));
        }
    }

    /** Today at the counter. */
    @Component
    static final class Keeper implements StartPanel {

        private final ShopBook shops;
        private final RedemptionBook redemptions;
        private final ReservationBook reservations;
        private final CountBook counts;
        private final Clock clock;

        Keeper(ShopBook shops, RedemptionBook redemptions, ReservationBook reservations,
               CountBook counts, Clock clock) {
            this.shops = shops;
            this.redemptions = redemptions;
            this.reservations = reservations;
            this.counts = counts;
            this.clock = clock;
        }

        @Override
        public boolean isFor(Viewer viewer) {
            return viewer.has(Role.SHOP_KEEPER);
        }

        @Override
        public int order() {
            return 10;
        }

        @Override
        public Panel show(Page page) {
            var own = shops.within(page.viewer().areas(Role.SHOP_KEEPER)).stream()
                .filter(shop -> shop.closedAt() == null).map(Shop::id).toList();
            var today = redemptions.figures(own, LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant());
            var waiting = reservations.open(own, 100);
            var due = counts.due(own, LocalDate.now(clock));
            var count = due.size() == 1 ? "/console/shops/" + due.getFirst() + "/counts/new" : "/console/shops";
            var list = own.isEmpty() ? "/console/shops" : "/console/shops/" + own.getFirst() + "/redemptions?since=DAY";
            return new Panel(page.t("points.counter.title"),
                List.of(new Figure(page.t("points.counter.today"), today.redemptions(), list, "info"),
                    Figure.plain(page.t("points.counter.waiting"), waiting.size(), "/console/counter"),
                    Figure.waiting(page.t("points.counts.due"), due.size(), count)),
                waiting.stream().limit(MOST).map(one ->
                    Row.plain("/console/counter/" + one.shop() + "/" + one.holder().value(), one.goods(), one.code(),
                        one.madeAt(), one.until())).toList(),
                page.t("points.counter.waiting.none"), new More(page.t("points.counter.open"), "/console/counter"));
        }
    }
}
