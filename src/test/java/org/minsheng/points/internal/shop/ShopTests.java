package org.minsheng.points.internal.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.minsheng.people.PersonDetails;
import org.minsheng.people.Persons;
import org.minsheng.points.internal.Holder;
import org.minsheng.points.internal.Holders;
import org.minsheng.points.internal.PointsOutcome;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.points.internal.PointsTown;
import org.minsheng.points.internal.counter.FindingHolder;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Beside;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** The shop: spending, limits, reservations, reversals and counts. */
@Beside
class ShopTests extends RunningServer {

    @Autowired
    private PointsTown town;
    @Autowired
    private Redeeming redeeming;
    @Autowired
    private Reversing reversing;
    @Autowired
    private Reserving reserving;
    @Autowired
    private ReservationBook reservations;
    @Autowired
    private RedemptionBook redemptions;
    @Autowired
    private StockingGoods stocking;
    @Autowired
    private CountingStock counting;
    @Autowired
    private CountBook counts;
    @Autowired
    private GoodsBook goods;
    @Autowired
    private RunningShop running;
    @Autowired
    private ShopBook shops;
    @Autowired
    private FindingHolder finding;
    @Autowired
    private Holders holders;
    @Autowired
    private RemindingCount reminding;
    @Autowired
    private Persons persons;
    @Autowired
    private Clock clock;

    private static final Viewer KEEPER = PointsTown.staff(Role.SHOP_KEEPER, PointsTown.COMMUNITY);

    private PointsOutcome redeem(long shop, Holder holder, long... basket) {
        return redeeming.redeem(KEEPER, RequestKey.fresh(), shop, holder.id(), null, PointsTown.basket(basket));
    }

    private Holder again(Holder holder) {
        return holders.find(holder.id()).orElseThrow();
    }

    private int stock(long id) {
        return goods.find(id).orElseThrow().stock();
    }

    private static String reason(PointsOutcome outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused) outcome).key().replace("points.redeem.refused.", "");
    }

    @Test
    void points_become_goods_all_or_nothing_and_a_repeat_gets_the_first_answer() {
        long shop = town.shop(null);
        long soap = town.goods(shop, "肥皂", 3, 5);
        long rice = town.goods(shop, "大米", 40, 1);
        var holder = town.holder(50);
        var key = RequestKey.fresh();
        var basket = PointsTown.basket(soap, 2, rice, 1);
        long first = PointsTown.done(redeeming.redeem(KEEPER, key, shop, holder.id(), null, basket));
        assertThat(PointsTown.done(redeeming.redeem(KEEPER, key, shop, holder.id(), null, basket))).isEqualTo(first);
        assertThat(again(holder).balance()).isEqualTo(4);
        assertThat(stock(soap)).isEqualTo(3);
        assertThat(redemptions.items(first)).extracting(RedemptionBook.Item::pieces).containsExactly(2, 1);
        assertThat(reason(redeem(shop, holder, soap, 1, rice, 1))).isEqualTo("NO_STOCK");
        assertThat(stock(soap)).as("nothing of a refused basket goes").isEqualTo(3);
        assertThat(reason(redeem(shop, holder, soap, 2))).isEqualTo("NOT_ENOUGH");
    }

    @Test
    void only_the_keeper_of_the_place_redeems_and_only_for_those_who_live_there() {
        long shop = town.shop(null);
        long soap = town.goods(shop, "肥皂", 3, 5);
        var holder = town.holder(50);
        var elsewhere = PointsTown.staff(Role.SHOP_KEEPER, new AreaCode("520327001003"));
        assertThat(reason(redeeming.redeem(elsewhere, RequestKey.fresh(), shop, holder.id(), null,
            PointsTown.basket(soap, 1)))).isEqualTo("NOT_YOURS");
        var stranger = holders.person(town.person(PointsTown.phone()), new AreaCode("520328004901"));
        town.give(stranger, 20, clock.instant());
        assertThat(reason(redeem(shop, stranger, soap, 1))).isEqualTo("NOT_HERE");
        assertThat(reason(redeem(shop, holder, town.goods(town.shop(null), "别家的", 1, 5), 1))).isEqualTo("GOODS_GONE");
    }

    @Test
    void limits_of_goods_and_of_a_month_hold_also_with_what_is_reserved() {
        long shop = town.shop(30);
        long oil = town.goods(shop, "菜籽油", 5, 20, 2);
        long soap = town.goods(shop, "肥皂", 8, 20);
        var person = town.person(PointsTown.phone());
        var holder = town.holder(person, 100);
        PointsTown.done(redeem(shop, holder, oil, 1));
        PointsTown.done(reserving.reserve(PointsTown.resident(person), RequestKey.fresh(), shop,
            PointsTown.basket(oil, 1)));
        assertThat(reason(redeem(shop, holder, oil, 1))).isEqualTo("LIMIT");
        PointsTown.done(redeem(shop, holder, soap, 2));
        assertThat(reason(redeem(shop, holder, soap, 1))).as("5 + 5 + 16 + 8 > 30").isEqualTo("MONTH_LIMIT");
    }

    @Test
    void a_reservation_holds_points_and_pieces_until_it_is_fetched_cancelled_or_expires() {
        long shop = town.shop(null);
        long soap = town.goods(shop, "肥皂", 10, 2);
        var person = town.person(PointsTown.phone());
        var holder = town.holder(person, 25);
        var resident = PointsTown.resident(person);
        long id = PointsTown.done(reserving.reserve(resident, RequestKey.fresh(), shop, PointsTown.basket(soap, 2)));
        assertThat(again(holder).free()).isEqualTo(5);
        assertThat(reason(redeem(shop, town.holder(50), soap, 1))).as("both are reserved").isEqualTo("NO_STOCK");
        assertThat(reason(redeem(shop, holder, soap, 1))).isEqualTo("NO_STOCK");

        var code = reservations.find(id).orElseThrow().code();
        var found = finding.in(shops.find(shop).orElseThrow(), code);
        assertThat(found).singleElement().satisfies(one -> assertThat(one.reservation()).isEqualTo(id));
        PointsTown.done(redeeming.redeem(KEEPER, RequestKey.fresh(), shop, holder.id(), id,
            new Basket(new TreeMap<>())));
        assertThat(again(holder).balance()).isEqualTo(5);
        assertThat(again(holder).held()).isZero();
        assertThat(reason(redeeming.redeem(KEEPER, RequestKey.fresh(), shop, holder.id(), id,
            new Basket(new TreeMap<>())))).isEqualTo("RESERVATION_OVER");
        assertThat(reserving.cancel(resident, id)).isInstanceOf(Refused.class);
    }

    @Test
    void what_nobody_fetches_goes_back_on_the_shelf() {
        long shop = town.shop(null);
        long soap = town.goods(shop, "肥皂", 10, 2);
        var person = town.person(PointsTown.phone());
        var holder = town.holder(person, 40);
        long expired = PointsTown.done(reserving.reserve(PointsTown.resident(person), RequestKey.fresh(), shop,
            PointsTown.basket(soap, 1)));
        assertThat(reserving.expire(expired)).as("not due yet").isFalse();
        jdbc.sql("update points.reservation set until = now() - interval '1 minute' where id = :id")
            .param("id", expired).update();
        assertThat(reserving.expire(expired)).isTrue();
        assertThat(reserving.expire(expired)).isFalse();
        long cancelled = PointsTown.done(reserving.reserve(PointsTown.resident(person), RequestKey.fresh(), shop,
            PointsTown.basket(soap, 2)));
        assertThat(reserving.cancel(PointsTown.resident(town.person(PointsTown.phone())), cancelled))
            .isEqualTo(PointsOutcome.NOT_YOURS);
        PointsTown.done(reserving.cancel(PointsTown.resident(person), cancelled));
        assertThat(again(holder).free()).isEqualTo(40);
        assertThat(goods.find(soap).orElseThrow().free()).isEqualTo(2);
    }

    @Test
    void a_reversal_returns_points_and_pieces_once_and_a_keeper_has_a_day_for_it() {
        long shop = town.shop(null);
        long soap = town.goods(shop, "肥皂", 10, 2);
        var holder = town.holder(25);
        long id = PointsTown.done(redeem(shop, holder, soap, 2));
        PointsTown.done(reversing.reverse(KEEPER, id, "拿错了"));
        assertThat(again(holder).balance()).isEqualTo(25);
        assertThat(stock(soap)).isEqualTo(2);
        assertThat(reversing.reverse(KEEPER, id, "再退一次")).isInstanceOf(Refused.class);

        long old = PointsTown.done(redeem(shop, holder, soap, 1));
        jdbc.sql("update points.redemption set at = at - interval '2 days' where id = :id").param("id", old).update();
        assertThat(reversing.reverse(KEEPER, old, "太晚了")).isInstanceOf(Refused.class);
        PointsTown.done(reversing.reverse(town.viewer(PointsTown.SECRETARY), old, "核实过"));
    }

    @Test
    void a_count_moves_the_difference_so_that_what_was_fetched_meanwhile_counts_once() {
        long shop = town.shop(null);
        long soap = town.goods(shop, "肥皂", 1, 10);
        long salt = town.goods(shop, "食盐", 1, 5);
        PointsTown.done(redeem(shop, town.holder(9), soap, 2));
        var lines = List.of(new CountingStock.Counted(soap, 10, 9, ""), new CountingStock.Counted(salt, 5, 5, ""));
        assertThat(counting.count(KEEPER, RequestKey.fresh(), shop, lines, "")).as("a difference needs a reason")
            .isInstanceOf(Refused.class);
        var key = RequestKey.fresh();
        var said = List.of(new CountingStock.Counted(soap, 10, 9, "少了一块"), new CountingStock.Counted(salt, 5, 5, ""));
        long count = PointsTown.done(counting.count(KEEPER, key, shop, said, "月末"));
        assertThat(PointsTown.done(counting.count(KEEPER, key, shop, said, "月末"))).isEqualTo(count);
        assertThat(stock(soap)).as("10, 2 fetched while counting, 1 missing").isEqualTo(7);
        assertThat(counts.find(count).orElseThrow().differing()).isEqualTo(1);
        assertThat(counts.lines(count).getFirst().difference()).isEqualTo(-1);
    }

    @Test
    void who_keeps_a_shop_that_was_not_counted_is_reminded_once_towards_the_end_of_the_month() {
        long shop = town.shop(null);
        long soap = town.goods(shop, "肥皂", 1, 10);
        var path = "/console/shops/" + shop + "/counts/new";
        var today = LocalDate.now(clock);
        var secretary = client(PointsTown.SECRETARY);
        assertThat(secretary.get("/console/shops/" + shop).body()).contains("本月未盘点");
        assertThat(reminding.remind(today.withDayOfMonth(24))).isZero();
        reminding.remind(today.withDayOfMonth(25));
        reminding.remind(today.withDayOfMonth(26));
        assertThat(jdbc.sql("select count(*) from notice.staff_notice where path = :path").param("path", path)
            .query(Long.class).single()).isEqualTo(1);
        PointsTown.done(counting.count(KEEPER, RequestKey.fresh(), shop,
            List.of(new CountingStock.Counted(soap, 10, 10, "")), ""));
        assertThat(counts.due(today)).extracting(Shop::id).doesNotContain(shop);
        assertThat(secretary.get("/console/shops/" + shop).body()).doesNotContain("本月未盘点");
    }

    @Test
    void stock_never_goes_below_what_is_reserved() {
        long shop = town.shop(null);
        long soap = town.goods(shop, "肥皂", 1, 3);
        var person = town.person(PointsTown.phone());
        town.holder(person, 9);
        PointsTown.done(reserving.reserve(PointsTown.resident(person), RequestKey.fresh(), shop,
            PointsTown.basket(soap, 2)));
        assertThat(stocking.writeOff(KEEPER, RequestKey.fresh(), soap, 2, "泡水")).isInstanceOf(Refused.class);
        PointsTown.done(stocking.writeOff(KEEPER, RequestKey.fresh(), soap, 1, "泡水"));
        assertThat(running.close(town.viewer(PointsTown.SECRETARY), shop, 0, false))
            .as("somebody has reserved something").isInstanceOf(Refused.class);
        assertThat(stock(soap)).isEqualTo(2);
    }

    @Test
    void somebody_at_the_counter_is_found_by_card_phone_or_name() {
        long shop = town.shop(null);
        var phone = PointsTown.phone();
        var holder = town.holder(town.person(phone), 5);
        var place = shops.find(shop).orElseThrow();
        assertThat(finding.in(place, holder.card())).extracting(one -> one.holder().id()).containsExactly(holder.id());
        assertThat(finding.in(place, phone.substring(0, 3) + " " + phone.substring(3)))
            .extracting(one -> one.holder().id()).containsExactly(holder.id());
        var name = "章小" + phone.substring(3);
        var named = persons.register(List.of(new PersonDetails(name, null, null, null, null))).getFirst();
        var own = town.holder(named, 5);
        assertThat(finding.in(place, name)).as("points outside of a household")
            .extracting(one -> one.holder().id()).containsExactly(own.id());
        town.household(named);
        jdbc.sql("update household.member set name_key = :key where person = :person")
            .param("key", persons.nameKey(name)).param("person", named.value()).update();
        var home = holders.credited(own);
        assertThat(finding.in(place, name)).extracting(one -> one.holder().id()).containsExactly(home.id(), own.id());
        assertThat(finding.in(place, "没有这个人")).isEmpty();
        assertThat(finding.in(place, "1234567891")).isEmpty();
    }
}
