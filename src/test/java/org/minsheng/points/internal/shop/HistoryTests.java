package org.minsheng.points.internal.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;
import org.minsheng.points.internal.CheckingPoints;
import org.minsheng.points.internal.CorrectingAccount;
import org.minsheng.points.internal.Holder;
import org.minsheng.points.internal.HolderId;
import org.minsheng.points.internal.Holders;
import org.minsheng.points.internal.PointsOutcome;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.PointsTown;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Beside;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Random histories of an account and a shelf keep the sums: a small model in memory and the database say the same after
 * each step.
 */
@Beside
class HistoryTests extends RunningServer {

    private static final int HISTORIES = 12;
    private static final int STEPS = 25;

    /** What somebody does next; numbers choose among what is there. */
    private enum Act { GIVE, CORRECT, REDEEM, RESERVE, FETCH, CANCEL, REVERSE, RECEIVE, LOSE, COUNT, REPEAT }

    private record Step(Act act, int who, int what, int much) {
    }

    private record Redeemed(int who, int what, int pieces) {
    }

    @Autowired
    private PointsTown town;
    @Autowired
    private Redeeming redeeming;
    @Autowired
    private Reversing reversing;
    @Autowired
    private Reserving reserving;
    @Autowired
    private StockingGoods stocking;
    @Autowired
    private CountingStock counting;
    @Autowired
    private CorrectingAccount correcting;
    @Autowired
    private GoodsBook goods;
    @Autowired
    private Holders holders;
    @Autowired
    private CheckingPoints checking;
    @Autowired
    private Clock clock;

    private final Viewer keeper = PointsTown.staff(Role.SHOP_KEEPER, PointsTown.COMMUNITY);
    private long shop;
    private List<PersonId> people = new ArrayList<>();
    private List<Holder> accounts = new ArrayList<>();
    private List<Long> shelf = new ArrayList<>();
    private final int[] prices = {3, 7};
    private final int[] points = new int[2];
    private final int[] held = new int[2];
    private final int[] stock = new int[2];
    private final int[] reserved = new int[2];
    private final Map<Long, Redeemed> redeemed = new HashMap<>();
    private final Map<Long, Redeemed> waiting = new HashMap<>();

    private static Arbitrary<List<Step>> histories() {
        return Combinators.combine(Arbitraries.of(Act.values()), Arbitraries.integers().between(0, 1),
            Arbitraries.integers().between(0, 1), Arbitraries.integers().between(1, 9))
            .as(Step::new).list().ofSize(STEPS);
    }

    @Test
    void every_history_keeps_the_sums() {
        JqwikSession.run(this::tellHistories);
    }

    private void tellHistories() {
        shop = town.shop(null);
        for (int i = 0; i < 2; i++) {
            people.add(town.person(PointsTown.phone()));
            accounts.add(town.holder(people.get(i), 0));
            shelf.add(town.goods(shop, "物品" + i, prices[i], 0));
        }
        var random = new Random(52_0329);
        var generator = histories().generator(HISTORIES * STEPS, true);
        for (int history = 0; history < HISTORIES; history++) {
            var steps = generator.next(random).value();
            for (var step : steps) {
                act(step);
                compare(step);
            }
        }
        var said = new ByteArrayOutputStream();
        assertThat(checking.run(List.of(), new PrintStream(said, true, StandardCharsets.UTF_8)))
            .as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    private void act(Step step) {
        int who = step.who();
        int what = step.what();
        int much = step.much();
        switch (step.act()) {
            case GIVE -> {
                town.give(accounts.get(who), much, clock.instant());
                points[who] += much;
            }
            case CORRECT -> {
                boolean fits = points[who] - held[who] >= much;
                expect(correcting.correct(town.viewer(PointsTown.SECRETARY), RequestKey.fresh(),
                    accounts.get(who).id(), -much, "更正"), fits);
                points[who] -= fits ? much : 0;
            }
            case REDEEM, REPEAT -> redeem(who, what, 1 + much % 3, step.act() == Act.REPEAT);
            case RESERVE -> reserve(who, what, 1 + much % 3);
            case FETCH -> waiting.keySet().stream().findFirst().ifPresent(this::fetch);
            case CANCEL -> waiting.keySet().stream().findFirst().ifPresent(this::cancel);
            case REVERSE -> redeemed.keySet().stream().findFirst().ifPresent(this::reverse);
            case RECEIVE -> {
                expect(stocking.receive(keeper, RequestKey.fresh(), shelf.get(what), much, "", ""), true);
                stock[what] += much;
            }
            case LOSE -> {
                boolean fits = stock[what] - reserved[what] >= much;
                expect(stocking.writeOff(keeper, RequestKey.fresh(), shelf.get(what), much, "损坏"), fits);
                stock[what] -= fits ? much : 0;
            }
            case COUNT -> {
                boolean fits = much >= reserved[what];
                expect(counting.count(keeper, RequestKey.fresh(), shop,
                    List.of(new CountingStock.Counted(shelf.get(what), stock[what], much, "盘点")), ""), fits);
                stock[what] = fits ? much : stock[what];
            }
        }
    }

    private void redeem(int who, int what, int pieces, boolean twice) {
        int cost = pieces * prices[what];
        boolean fits = stock[what] - reserved[what] >= pieces && points[who] - held[who] >= cost;
        var key = RequestKey.fresh();
        var outcome = redeeming.redeem(keeper, key, shop, accounts.get(who).id(), null,
            Basket.of(shelf.get(what), pieces));
        expect(outcome, fits);
        if (twice) {
            assertThat(redeeming.redeem(keeper, key, shop, accounts.get(who).id(), null,
                Basket.of(shelf.get(what), pieces)).getClass())
                .isEqualTo(outcome.getClass());
        }
        if (outcome instanceof Done done) {
            points[who] -= cost;
            stock[what] -= pieces;
            redeemed.put(done.id(), new Redeemed(who, what, pieces));
        }
    }

    private void reserve(int who, int what, int pieces) {
        int cost = pieces * prices[what];
        boolean fits = stock[what] - reserved[what] >= pieces && points[who] - held[who] >= cost;
        var outcome = reserving.reserve(PointsTown.resident(people.get(who)), RequestKey.fresh(), shop,
            Basket.of(shelf.get(what), pieces));
        expect(outcome, fits);
        if (outcome instanceof Done done) {
            held[who] += cost;
            reserved[what] += pieces;
            waiting.put(done.id(), new Redeemed(who, what, pieces));
        }
    }

    private void fetch(long id) {
        var kept = release(id);
        long made = PointsTown.done(redeeming.redeem(keeper, RequestKey.fresh(), shop, accounts.get(kept.who()).id(),
            id, new Basket(new java.util.TreeMap<>())));
        points[kept.who()] -= kept.pieces() * prices[kept.what()];
        stock[kept.what()] -= kept.pieces();
        redeemed.put(made, kept);
    }

    private void cancel(long id) {
        var kept = release(id);
        expect(reserving.cancel(PointsTown.resident(people.get(kept.who())), id), true);
    }

    private Redeemed release(long id) {
        var kept = java.util.Objects.requireNonNull(waiting.remove(id));
        held[kept.who()] -= kept.pieces() * prices[kept.what()];
        reserved[kept.what()] -= kept.pieces();
        return kept;
    }

    private void reverse(long id) {
        var back = java.util.Objects.requireNonNull(redeemed.remove(id));
        expect(reversing.reverse(keeper, id, "撤销"), true);
        points[back.who()] += back.pieces() * prices[back.what()];
        stock[back.what()] += back.pieces();
    }

    private static void expect(PointsOutcome outcome, boolean done) {
        assertThat(outcome instanceof Done).as(outcome.toString()).isEqualTo(done);
    }

    private void compare(Step step) {
        for (int i = 0; i < 2; i++) {
            var account = holders.find(new HolderId(accounts.get(i).id().value())).orElseThrow();
            assertThat(List.of(account.balance(), account.held())).as(step.toString())
                .isEqualTo(List.of(points[i], held[i]));
            var one = goods.find(shelf.get(i)).orElseThrow();
            assertThat(List.of(one.stock(), one.reserved())).as(step.toString())
                .isEqualTo(List.of(stock[i], reserved[i]));
        }
    }
}
