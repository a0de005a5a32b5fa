package org.minsheng.points.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.people.Persons;
import org.minsheng.points.internal.Ledger.Entry;
import org.minsheng.points.internal.Ledger.Line;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.shop.Basket;
import org.minsheng.points.internal.shop.Goods;
import org.minsheng.points.internal.shop.GoodsBook;
import org.minsheng.points.internal.shop.RunningShop;
import org.minsheng.points.internal.shop.ShopBook;
import org.minsheng.points.internal.shop.StockingGoods;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** 积善社区 of 余庆 with a shop, goods and people of one test's own. */
@Component
public class PointsTown {

    public static final AreaCode COMMUNITY = new AreaCode("520329001005");
    public static final String SECRETARY = "jishan";

    private final RunningShop running;
    private final StockingGoods stocking;
    private final Holders holders;
    private final Ledger ledger;
    private final Persons persons;
    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PointsTown(RunningShop running, StockingGoods stocking, Holders holders, Ledger ledger, Persons persons,
               Accounts accounts, JdbcClient jdbc, TransactionTemplate transaction) {
        this.running = running;
        this.stocking = stocking;
        this.holders = holders;
        this.ledger = ledger;
        this.persons = persons;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    public Viewer viewer(String username) {
        var id = new AccountId(jdbc.sql("select id from account.account where username = :name").param("name", username)
            .query(Long.class).single());
        return Objects.requireNonNull(accounts.viewers(List.of(id)).get(id));
    }

    public static String phone() {
        return "199" + "%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
    }

    public PersonId person(String phone) {
        return persons.withPhone(new PhoneNumber(phone), null);
    }

    /** As whom a resident acts. */
    public static Viewer resident(PersonId person) {
        return new Viewer(null, "", person, List.of());
    }

    public Holder holder(int points) {
        return holder(person(phone()), points);
    }

    public Holder holder(PersonId person, int points) {
        var holder = holders.person(person, COMMUNITY);
        give(holder, points, Instant.now());
        return holders.find(holder.id()).orElseThrow();
    }

    public void give(Holder holder, int points, Instant at) {
        if (points > 0) {
            transaction.executeWithoutResult(status -> ledger.write(Viewer.SYSTEM,
                new Entry(EntryKind.CREDIT, RequestKey.fresh(), holder.area().county(), "", "",
                    List.of(Line.issue(-points), Line.holder(holder.id(), holder.id(), points))), at));
        }
    }

    /** A household behind one of the community's doors, in which this person lives. */
    public long household(PersonId person) {
        return jdbc.sql("""
                with home as (
                    insert into household.household (door, residence, request_key, since, changed_at)
                    select code, 'OWNER', gen_random_uuid(), now(), now()
                    from area.place
                    where code like :community || '%' and length(code) = 25
                    order by random()
                    limit 1
                    returning id, door
                )
                insert into household.member (household, door, person, relation, came, since)
                select id, door, :person, 'HEAD', 'MOVED_IN', current_date
                from home
                returning household
                """)
            .param("community", COMMUNITY.value()).param("person", person.value()).query(Long.class).single();
    }

    public long shop(@Nullable Integer monthPoints) {
        return done(running.open(viewer(SECRETARY), RequestKey.fresh(), COMMUNITY,
            new ShopBook.Terms("积分超市", "社区一楼", "周一至周五 9:00–17:00", "", monthPoints)));
    }

    public long shopAt(AreaCode area, String secretary, String name) {
        return done(running.open(viewer(secretary), RequestKey.fresh(), area,
            new ShopBook.Terms(name, "社区二楼", "周六上午", "", null)));
    }

    public long goodsAt(String secretary, long shop, String name, int price, int stock) {
        long id = done(running.add(viewer(secretary), RequestKey.fresh(), shop,
            new GoodsBook.Terms(name, "块", "", null, price, null, null, false)));
        done(stocking.receive(viewer(secretary), RequestKey.fresh(), id, stock, "", ""));
        return id;
    }

    public long goods(long shop, String name, int price, int stock) {
        return goods(shop, name, price, stock, null);
    }

    public long goods(long shop, String name, int price, int stock, @Nullable Integer perMonth) {
        long id = done(running.add(viewer(SECRETARY), RequestKey.fresh(), shop,
            new GoodsBook.Terms(name, "件", "茅台镇商会", null, price, perMonth,
                perMonth == null ? null : Goods.Period.MONTH, false)));
        if (stock > 0) {
            done(stocking.receive(viewer(SECRETARY), RequestKey.fresh(), id, stock, "", ""));
        }
        return id;
    }

    public static Basket basket(long... goodsAndPieces) {
        var basket = new TreeMap<Long, Integer>();
        for (int at = 0; at < goodsAndPieces.length; at += 2) {
            basket.put(goodsAndPieces[at], (int) goodsAndPieces[at + 1]);
        }
        return new Basket(basket);
    }

    public static long done(PointsOutcome outcome) {
        assertThat(outcome).isInstanceOf(Done.class);
        return ((Done) outcome).id();
    }

    /** Nobody's grants at all but these. */
    public static Viewer staff(Role role, AreaCode area) {
        return new Viewer(new AccountId(9_000_001), "测试", null,
            List.of(new org.minsheng.shared.Grant(role, new org.minsheng.shared.OrganisationId(0), area)));
    }
}
