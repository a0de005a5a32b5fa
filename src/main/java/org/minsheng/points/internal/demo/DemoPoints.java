package org.minsheng.points.internal.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.attachment.Keeping;
import org.minsheng.people.Persons;
import org.minsheng.points.internal.EntryKind;
import org.minsheng.points.internal.Holder;
import org.minsheng.points.internal.Holders;
import org.minsheng.points.internal.Ledger;
import org.minsheng.points.internal.PointsOutcome;
import org.minsheng.points.internal.claim.Claiming;
import org.minsheng.points.internal.claim.Crediting;
import org.minsheng.points.internal.claim.Verifying;
import org.minsheng.points.internal.shop.Basket;
import org.minsheng.points.internal.shop.Goods;
import org.minsheng.points.internal.shop.GoodsBook;
import org.minsheng.points.internal.shop.Redeeming;
import org.minsheng.points.internal.shop.Reserving;
import org.minsheng.points.internal.shop.RunningShop;
import org.minsheng.points.internal.shop.ShopBook;
import org.minsheng.points.internal.shop.StockingGoods;
import org.minsheng.points.internal.standard.Kind;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.DemoStep;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The 阳光储蓄积分超市 of 体育场社区: a standard, a dozen goods, people who earned and fetched, a claim in public, a reservation.
 */
@Component
@OnlyIf(setting = "minsheng.demo")
class DemoPoints implements DemoStep {

    private static final AreaCode COMMUNITY = new AreaCode("520327001003");
    /** Lives in 凤凰苑 3 栋 2 单元 501. */
    private static final String AT_HOME = "19900000501";

    private record Neighbour(String phone, String name, int points) {
    }

    private static final List<Neighbour> NEIGHBOURS = List.of(new Neighbour(AT_HOME, "", 86),
        new Neighbour("19903271001", "张桂芳", 64), new Neighbour("19903271002", "罗成", 38),
        new Neighbour("19903271003", "冉茂林", 22), new Neighbour("19903271004", "田维秀", 120));

    private final DemoStandard standard;
    private final RunningShop running;
    private final StockingGoods stocking;
    private final ShopBook shops;
    private final Redeeming redeeming;
    private final Reserving reserving;
    private final Claiming claiming;
    private final Verifying verifying;
    private final Crediting crediting;
    private final Holders holders;
    private final Ledger ledger;
    private final Persons persons;
    private final Attachments attachments;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoPoints(DemoStandard standard, RunningShop running, StockingGoods stocking, ShopBook shops,
               Redeeming redeeming, Reserving reserving, Claiming claiming, Verifying verifying, Crediting crediting,
               Holders holders, Ledger ledger, Persons persons, Attachments attachments, JdbcClient jdbc, Clock clock) {
        this.standard = standard;
        this.running = running;
        this.stocking = stocking;
        this.shops = shops;
        this.redeeming = redeeming;
        this.reserving = reserving;
        this.claiming = claiming;
        this.verifying = verifying;
        this.crediting = crediting;
        this.holders = holders;
        this.ledger = ledger;
        this.persons = persons;
        this.attachments = attachments;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public boolean isBeside() {
        return true;
    }

    @Override
    @Transactional
    public void fill() {
        if (shops.byKey(key("shop")).isPresent()) {
            return;
        }
        var kinds = standard.kinds();
        long shop = id(running.open(Viewer.SYSTEM, key("shop"), COMMUNITY,
            new ShopBook.Terms("阳光储蓄积分超市", "体育场社区党群服务中心一楼",
                "周一至周五 9:00–12:00、14:30–17:30，周六上午", "0851-85220000", 120)));
        var goods = new ArrayList<Long>();
        DemoShelf.ITEMS.forEach(item -> goods.add(shelve(shop, item)));
        var people = NEIGHBOURS.stream().map(this::neighbour).toList();
        var accounts = people.stream().map(person -> holders.credited(holders.person(person, COMMUNITY))).toList();
        for (int i = 0; i < accounts.size(); i++) {
            earned(people.get(i), accounts.get(i), NEIGHBOURS.get(i).points(), i);
        }
        redeem(shop, accounts.get(1), basket(goods.get(1), 1, goods.get(4), 1));
        redeem(shop, accounts.get(2), basket(goods.get(0), 2));
        redeem(shop, accounts.get(4), basket(goods.get(9), 1));
        var resident = new Viewer(null, "", people.getFirst(), List.of());
        id(reserving.reserve(resident, key("reservation"), shop, basket(goods.get(5), 1, goods.get(10), 1)));
        claims(people, kinds);
        credited();
    }

    /**
     * What members did at activities whose window is over by now has been public in its time; it is credited as the
     * timers would have done it.
     */
    private void credited() {
        jdbc.sql("""
                with due as (
                    update points.claim
                    set state = 'CREDITED', filed_at = day.over, verified_at = day.over,
                        public_until = day.over + interval '7 days',
                        credited_at = day.over + interval '7 days', credited_to = claim.member,
                        version = claim.version + 1
                    from (select id, (done_on + 1)::timestamptz as over from points.claim where deed is not null) as day
                    where day.id = claim.id
                        and claim.state = 'PUBLICISED'
                        and claim.done_on < :today::date - 8
                    returning claim.id, claim.member, claim.community, claim.points, claim.credited_at
                ), booked as (
                    insert into points.entry (kind, request_key, county, about, at, actor, actor_name)
                    select 'CREDIT', gen_random_uuid(), left(community, 6), 'claim:' || id, credited_at, 'system', ''
                    from due
                    order by credited_at, id
                    returning id, about
                )
                insert into points.line (entry, book, holder, member, amount)
                select booked.id, line.book, case line.book when 'HOLDER' then due.member end, case line.book
                    when 'HOLDER' then due.member end,
                    line.sign * due.points
                from booked
                join due on booked.about = 'claim:' || due.id
                cross join (values ('ISSUE', -1), ('HOLDER', 1)) as line (book, sign)
                order by booked.id
                """)
            .param("today", LocalDate.now(clock)).update();
    }

    private long shelve(long shop, DemoShelf.Item item) {
        long id = id(running.add(Viewer.SYSTEM, key("goods " + item.name()), shop,
            new GoodsBook.Terms(item.name(), item.piece(), item.sponsor(), photo(item),
                item.price(), item.perMonth() == 0 ? null : item.perMonth(),
                item.perMonth() == 0 ? null : Goods.Period.MONTH, false)));
        id(stocking.receive(Viewer.SYSTEM, key("receipt " + item.name()), id, item.came(), item.sponsor(), ""));
        return id;
    }

    private @Nullable AttachmentId photo(DemoShelf.Item item) {
        return attachments.keepPhoto(item.picture(), item.name() + ".jpg", false) instanceof Keeping.Kept kept
            ? kept.attachment().id() : null;
    }

    private PersonId neighbour(Neighbour neighbour) {
        return persons.withPhone(new PhoneNumber(neighbour.phone()),
            neighbour.name().isEmpty() ? null : neighbour.name());
    }

    /** Over the last months, in three entries. */
    private void earned(PersonId person, Holder account, int points, int number) {
        var member = holders.person(person, COMMUNITY).id();
        int third = points / 3;
        var months = List.of(third, third, points - 2 * third);
        for (int i = 0; i < months.size(); i++) {
            Instant at = clock.instant().minus(Duration.ofDays(70L - 28L * i - number));
            ledger.write(Viewer.SYSTEM, new Ledger.Entry(EntryKind.CREDIT, key("earned " + number + " " + i),
                COMMUNITY.county(), "", DemoStandard.EARNED.get((number + i) % 3), List.of(
                    Ledger.Line.issue(-months.get(i)), Ledger.Line.holder(account.id(), member, months.get(i)))), at);
        }
    }

    private void redeem(long shop, Holder account, Basket basket) {
        id(redeeming.redeem(Viewer.SYSTEM, key("redemption " + account.id().value()), shop,
            account.id(), null, basket));
    }

    /** One credited, one in public, one that waits to be verified. */
    private void claims(List<PersonId> people, List<Kind> kinds) {
        var today = LocalDate.now(clock);
        long credited = claim(people.get(1), kinds.get(0), today.minusDays(9), "和楼上邻居一起清理三栋后面的排水沟。");
        verifying.verify(Viewer.SYSTEM, credited, 0);
        jdbc.sql("""
                update points.claim
                set filed_at = filed_at - interval '8 days', verified_at = verified_at - interval '7 days',
                    public_until = public_until - interval '7 days'
                where id = :id
                """)
            .param("id", credited).update();
        crediting.credit(credited, clock.instant());
        long open = claim(people.get(0), kinds.get(1), today.minusDays(2), "周六晚上跟巡逻队在小区转了两圈，劝走两辆堵消防通道的车。");
        verifying.verify(Viewer.SYSTEM, open, 0);
        claim(people.get(2), kinds.get(2), today.minusDays(1), "陪二单元的李婆婆去县医院复查，来回三个小时。");
    }

    private long claim(PersonId person, Kind kind, LocalDate day, String note) {
        return id(claiming.claim(new Viewer(null, "", person, List.of()), key("claim " + note), person,
            new Claiming.Said(COMMUNITY, kind.id(), day, 120, note, List.of())));
    }

    private static Basket basket(long... goodsAndPieces) {
        var pieces = new TreeMap<Long, Integer>();
        for (int at = 0; at < goodsAndPieces.length; at += 2) {
            pieces.put(goodsAndPieces[at], (int) goodsAndPieces[at + 1]);
        }
        return new Basket(pieces);
    }

    private static long id(PointsOutcome outcome) {
        if (outcome instanceof PointsOutcome.Done done) {
            return done.id();
        }
        throw new IllegalStateException("the demo's points: " + outcome);
    }

    private static RequestKey key(String what) {
        return RequestKey.from("demo points " + what);
    }
}
