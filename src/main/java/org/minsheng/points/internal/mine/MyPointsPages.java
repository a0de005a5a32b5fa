package org.minsheng.points.internal.mine;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;
import org.minsheng.page.MineEntry;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.points.internal.BringingHome;
import org.minsheng.points.internal.ClosingYear;
import org.minsheng.points.internal.Holder;
import org.minsheng.points.internal.Holders;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.points.internal.Statements;
import org.minsheng.points.internal.claim.Claim;
import org.minsheng.points.internal.claim.ClaimBook;
import org.minsheng.points.internal.shop.ReservationBook;
import org.minsheng.points.internal.shop.ShopBook;
import org.minsheng.points.internal.standard.StandardBook;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** A resident's points: how many, what for, until when, and the square that the keeper scans. */
@Controller
class MyPointsPages {

    static final String PATH = "/me/points";
    private static final int FEW = 3;

    private final Holders holders;
    private final Statements statements;
    private final ClosingYear closing;
    private final StandardBook standards;
    private final ShopBook shops;
    private final ReservationBook reservations;
    private final ClaimBook claims;
    private final BringingHome bringing;
    private final Clock clock;

    MyPointsPages(Holders holders, Statements statements, ClosingYear closing, StandardBook standards, ShopBook shops,
                  ReservationBook reservations, ClaimBook claims, BringingHome bringing, Clock clock) {
        this.holders = holders;
        this.statements = statements;
        this.closing = closing;
        this.standards = standards;
        this.shops = shops;
        this.reservations = reservations;
        this.claims = claims;
        this.bringing = bringing;
        this.clock = clock;
    }

    @Bean
    static MineEntry myPointsEntry() {
        return new MineEntry(PATH, "points.mine.title", "coins", 10, viewer -> true);
    }

    @GetMapping(PATH)
    ModelAndView home(Page page, Viewer viewer) {
        var own = own(viewer);
        var account = account(viewer, own);
        if (account == null) {
            return page.show("points/mine/home", new MineViews.Home(null, 0, 0, LocalDate.now(clock), List.of(),
                List.of(), List.of(), "", null));
        }
        var valid = standards.inForce(account.area()).map(standard -> standard.validYears()).orElse(0);
        var recent = own == null ? List.<Claim>of() : claims.ofMember(own.id(), null, FEW).rows();
        return page.show("points/mine/home", new MineViews.Home(account,
            own == null || own.id().equals(account.id()) ? 0 : own.free(), closing.expiring(account, valid),
            LocalDate.now(clock).withMonth(12).withDayOfMonth(31), shops.open(account.area()),
            reservations.openOf(account.id()), recent, page.base() + "/console/counter/scans/" + account.token(),
            account.community().value()));
    }

    private @Nullable Holder own(Viewer viewer) {
        return holders.ofPerson(Objects.requireNonNull(viewer.person())).orElse(null);
    }

    private @Nullable Holder account(Viewer viewer, @Nullable Holder own) {
        var home = holders.home(Objects.requireNonNull(viewer.person()));
        return home != null ? home : own;
    }

    @PostMapping(PATH + "/home")
    ModelAndView bring(Page page, Form form, Viewer viewer) {
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        return switch (bringing.bring(viewer, key == null ? RequestKey.fresh() : key)) {
            case Done done -> page.go(PATH, "points.home.done");
            case Refused refused -> page.warn(PATH, refused.key(), refused.args());
        };
    }

    @GetMapping(PATH + "/statement")
    ModelAndView statement(Page page, Viewer viewer) {
        var own = own(viewer);
        var account = account(viewer, own);
        boolean mine = page.url().is("of", "me");
        var path = PATH + "/statement";
        var tabs = account != null && account.kind() == Holder.Kind.HOUSEHOLD
            ? List.of(new Tab(page.t("points.statement.household"), path, !mine, null),
                new Tab(page.t("points.statement.me"), path + "?of=me", mine, null)) : List.<Tab>of();
        var after = page.url().get("after");
        Slice<Statements.Row> rows = mine ? own == null
            ? new Slice<>(List.of(), null) : statements.ofMember(own.id(), after)
            : account == null ? new Slice<>(List.of(), null) : statements.of(account, after);
        return page.show("points/mine/statement", new MineViews.Statement(tabs, rows, !mine));
    }
}
