package org.minsheng.appeal.internal.vacancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.Answering;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.Step;
import org.minsheng.appeal.internal.catalogue.CatalogueBook.Line;
import org.minsheng.appeal.internal.catalogue.ReplayingCatalogue;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.appeal.internal.steps.StepResult;
import org.minsheng.organisation.Post;
import org.minsheng.organisation.PostId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Tier;
import org.springframework.beans.factory.annotation.Autowired;

/** Nothing ever waits for nobody, also when whoever had it is gone. */
class HandingOnTests extends AppealFixture {

    private static final StepRequest ANSWER = new StepRequest.Answer("已经办好。", "", "", List.of());

    @Autowired
    private HandingOn handingOn;
    @Autowired
    private Answering answering;
    @Autowired
    private ReplayingCatalogue replaying;
    @Autowired
    private Clock clock;

    @Test
    void what_lay_with_an_empty_post_goes_to_the_tier_above_which_the_page_foretells() {
        var compound = anotherCompound();
        var desk = post(compound, "desk", "小区接待岗");
        var waiting = file(compound, "等着接待岗受理的一件");
        assertThat(waiting.work().holderPost()).isEqualTo(desk);
        var cleaner = post(compound, "noise", "秩序维护岗");
        var handled = taken(clerk(), file(compound, "交给秩序岗的一件"), new StepRequest.Accept(null, "other.else"));
        handled = taken(clerk(), handled, new StepRequest.Dispatch(cleaner, null, "other.else", ""));
        var answered = taken(clerk(),
            taken(clerk(), file(compound, "答复了还没回访的一件"), new StepRequest.Accept(null, "other.else")), ANSWER);

        assertThat(client("longquan").get("/console/posts/" + desk.value()).body()).contains("3 件未办结的诉求马上转到体育场社区居民委员会");
        assertThat(client("longquan").get("/console/posts/" + cleaner.value()).body()).contains("1 件未办结的诉求马上转到");
        leave(desk, "vacancy");
        var community = posts.organisationByName(COUNTY, "体育场社区居民委员会").orElseThrow();
        var now = awaited(waiting, appeal -> community.equals(appeal.work().holderOrg()));
        assertThat(now.work().state()).isEqualTo(AppealState.FILED);
        assertThat(now.work().deskTier()).isEqualTo(Tier.COMMUNITY);
        assertThat(book.history(now.id())).extracting(Step::action)
            .containsExactly(AppealAction.FILE, AppealAction.HAND_ON);
        assertThat(awaited(answered, appeal -> community.equals(appeal.work().deskOrg())).work().state())
            .isEqualTo(AppealState.ANSWERED);
        assertThat(awaited(handled, appeal -> community.equals(appeal.work().deskOrg())).work().holderPost())
            .isEqualTo(cleaner);
        await().until(() -> jdbc.sql("select count(*) from notice.staff_notice where event like :event")
                .param("event", "appeal-hand-on:" + desk.value() + ":%").query(Long.class).single() > 0);
        assertThat(anybody().get("/t/" + waiting.tracking()).body()).contains("原来的岗位暂时无人");

        leave(cleaner, "ending");
        assertThat(awaited(handled, appeal -> community.equals(appeal.work().holderOrg())).work().state())
            .isEqualTo(AppealState.ACCEPTED);
        jdbc.sql("update appeal.appeal set desk_post = :post, holder_post = :post where id = :id")
            .param("post", desk.value()).param("id", waiting.id().value()).update();
        handingOn.sweep();
        assertThat(awaited(waiting, appeal -> !desk.equals(appeal.work().deskPost())).work().holderOrg())
            .isEqualTo(community);
    }

    @Test
    void where_the_last_sign_in_ends_matters_go_to_the_tier_above_until_somebody_may_sign_in_again() {
        var desk = deskWithoutSignIns();
        long last = account(desk.organisation(), desk.area());
        var filed = file(desk.area(), "只有一个人能登录的社区里的一件");
        assertThat(filed.work().deskPost()).isEqualTo(desk.id());
        var foretold = desk.organisationName() + "不再有人能登录：1 件未办结的诉求马上转到龙泉街道办事处";
        assertThat(client("admin").get("/console/accounts/" + last).body()).contains(foretold);
        assertThat(client("security").get("/console/accounts/" + last).body()).contains(foretold);

        assertThat(client("admin").post("/console/accounts/" + last + "/closure", Map.of()).statusCode())
            .isEqualTo(303);
        var risen = awaited(filed, appeal -> appeal.work().deskTier() == Tier.TOWN);
        assertThat(risen.work().state()).isEqualTo(AppealState.FILED);
        assertThat(book.history(risen.id()).getLast().note()).contains("没有人能登录");
        assertThat(answering.desk(Tier.COMMUNITY, desk.area())).isEmpty();
        await().until(() -> client("longquan").get("/console/notices").body(),
            notices -> notices.contains(desk.organisationName() + "没有人能登录了"));
        var asked = client("longquan").get("/console/responsibilities?duty=desk&place=" + desk.area()).body();
        assertThat(asked).contains("无人能登录");
        assertThat(asked.indexOf("龙泉街道办事处", asked.indexOf("id=\"answer\""))).as("the answer comes before the rungs")
            .isLessThan(asked.indexOf("逐级查找"));
        assertThat(routed(risen)).as("a catalogue is tried on whoever is there").isEqualTo("龙泉街道办事处");

        assertThat(client("admin").post("/console/accounts/" + last + "/reopening", Map.of()).statusCode())
            .isEqualTo(303);
        assertThat(answering.desk(Tier.COMMUNITY, desk.area())).contains(desk);
        assertThat(routed(risen)).isEqualTo(desk.organisationName());
        jdbc.sql("delete from account.granted where account = :id").param("id", last).update();
        leaveNothingOpen(filed);
    }

    @Test
    void a_desk_that_only_somebody_of_another_organisation_serves_is_empty_when_that_sign_in_ends() {
        var desk = deskWithoutSignIns();
        long last = account(posts.organisationByName(COUNTY, "龙泉街道办事处").orElseThrow(), desk.area());
        var filed = file(desk.area(), "由街道的人代管窗口的社区里的一件");
        assertThat(filed.work().deskPost()).isEqualTo(desk.id());
        assertThat(client("security").get("/console/accounts/" + last).body())
            .contains(desk.organisationName() + "不再有人能登录：1 件未办结的诉求马上转到龙泉街道办事处");

        long grant = jdbc.sql("select id from account.granted where account = :id").param("id", last)
            .query(Long.class).single();
        var ended = client("security").post("/console/accounts/" + last + "/grants/" + grant + "/ending", Map.of());
        assertThat(ended.statusCode()).isEqualTo(303);
        var risen = awaited(filed, appeal -> appeal.work().deskTier() == Tier.TOWN);
        assertThat(risen.work().state()).isEqualTo(AppealState.FILED);
        assertThat(answering.desk(Tier.COMMUNITY, desk.area())).isEmpty();
        jdbc.sql("delete from account.granted where account = :id").param("id", last).update();
        assertThat(answering.desk(Tier.COMMUNITY, desk.area())).as("nobody ever could").contains(desk);
        leaveNothingOpen(filed);
    }

    /** Such desks are few, and the next run on the same data needs one again. */
    private void leaveNothingOpen(Appeal appeal) {
        jdbc.sql("update appeal.appeal set state = 'WITHDRAWN' where id = :id").param("id", appeal.id().value())
            .update();
    }

    private Post deskWithoutSignIns() {
        return posts.posts(jdbc.sql("""
                select p.id
                from organisation.post p
                join organisation.post_duty d on d.post_id = p.id and d.duty = 'desk' and d.tier = 'COMMUNITY'
                    and d.until is null
                join organisation.holding h on h.post_id = p.id and h.until is null
                where d.area_code like '520327001%' and p.ended_at is null
                    and not exists (select from appeal.appeal a where a.open and a.community = d.area_code)
                    and not exists (select from account.granted g
                        where g.organisation = p.organisation_id or g.area = d.area_code)
                """).query(Long.class).list().stream().map(PostId::new).toList()).values().iterator().next();
    }

    /** Where a catalogue that sends its matter to the desk of the community would have sent it last month. */
    private String routed(Appeal appeal) {
        jdbc.sql("update appeal.appeal set matter = 'compound.drain', filed_at = :at where id = :id")
            .param("at", YearMonth.now(clock).minusMonths(1).atDay(15).atStartOfDay(clock.getZone()).toOffsetDateTime())
            .param("id", appeal.id().value()).update();
        var replay = replaying.replay(COUNTY, List.of(new Line("compound.drain", "520327", Tier.TOWN, "desk")),
            List.of(new Line("compound.drain", "520327", Tier.COMMUNITY, "desk")));
        return replay.rows().stream().filter(row -> row.area().equals(appeal.said().place())).findFirst().orElseThrow()
            .after().organisation();
    }

    @Test
    void a_compound_without_a_desk_hands_on_while_it_is_filed() {
        var nobody = new AreaCode(jdbc.sql("""
                select code
                from area.place
                where code like '520327001003%' and length(code) = 16 and name <> '凤凰苑' and retired_at is null
                    and not exists (
                        select
                        from organisation.post_duty
                        where duty = 'desk' and area_code = code and until is null
                    )
                limit 1
                """).query(String.class).single());
        var filed = file(nobody, "小区没有人受理");
        assertThat(filed.work().deskTier()).isEqualTo(Tier.COMMUNITY);
        assertThat(filed.work().holderPost()).isNotNull();
    }

    @Test
    void a_call_drawn_for_somebody_who_left_is_drawn_for_another() {
        var clerk = clerk();
        var appeal = taken(clerk, taken(clerk, file(COMMUNITY, "回访的人走了"), new StepRequest.Accept(null, "other.else")),
            ANSWER);
        await().until(() -> drawn(appeal) > 0);
        long leaver = account();
        jdbc.sql("update appeal.call_back set account = :account where appeal = :id").param("account", leaver)
            .param("id", appeal.id().value()).update();
        long grant = jdbc.sql("select id from account.granted where account = :id").param("id", leaver)
            .query(Long.class).single();
        var ended = client("security").post("/console/accounts/" + leaver + "/grants/" + grant + "/ending", Map.of());
        assertThat(ended.statusCode()).isEqualTo(303);
        await().until(() -> drawn(appeal) != leaver);
        assertThat(drawn(appeal)).isPositive();
    }

    @Test
    void what_the_only_clerk_of_a_county_answered_is_called_back_and_ended_by_its_leader() {
        var clerk = account("county-desk");
        var appeal = taken(clerk(), file(COMMUNITY, "县里只有一个人的窗口"), new StepRequest.Accept(null, "other.else"));
        appeal = taken(clerk(), appeal, new StepRequest.Rise("报县里"));
        appeal = taken(dispatcher(), appeal, new StepRequest.Rise("报县里"));
        var leader = account("leader");
        assertThat(take(leader, appeal, ANSWER)).isInstanceOf(StepResult.Refused.class);
        var answered = taken(clerk, appeal, ANSWER);
        await().until(() -> drawn(answered) == id(leader).value());
        assertThat(client("leader").get("/console").body()).contains("/console/call-backs");
        assertThat(client("leader").get("/console/appeals/" + answered.number()).body()).contains("/call-back");
        var called = taken(leader, answered, new StepRequest.CallBack(Verdict.SOLVED, ""));
        assertThat(taken(leader, called, new StepRequest.Close(null, "")).work().state()).isEqualTo(AppealState.CLOSED);
    }

    @Test
    void another_system_of_the_county_does_not_call_back_for_a_community() {
        var clerk = clerk();
        var appeal = taken(clerk, taken(clerk, file(COMMUNITY, "接口不替社区回访"), new StepRequest.Accept(null, "other.else")),
            ANSWER);
        var system = staff(Role.INTEGRATION, COUNTY, Objects.requireNonNull(appeal.work().deskOrg()));
        var leader = staff(Role.COUNTY_LEADER, COUNTY, Objects.requireNonNull(appeal.work().deskOrg()));
        for (var viewer : List.of(system, leader)) {
            assertThat(take(viewer, appeal, new StepRequest.CallBack(Verdict.SOLVED, "")))
                .isInstanceOf(StepResult.Refused.class);
            assertThat(take(viewer, appeal, new StepRequest.Reopen("再办"))).isInstanceOf(StepResult.Refused.class);
        }
    }

    private long drawn(Appeal appeal) {
        return jdbc.sql("select coalesce(max(account), 0) from appeal.call_back where appeal = :id")
            .param("id", appeal.id().value())
            .query(Long.class).single();
    }

    /** A clerk of the community who can sign in. */
    private long account() {
        return account(posts.organisationByName(COUNTY, "体育场社区居民委员会").orElseThrow(), COMMUNITY);
    }

    private long account(OrganisationId at, AreaCode area) {
        long account = jdbc.sql("""
                insert into account.account (kind, username, name, created_at)
                values ('STAFF', 'leaver-' || gen_random_uuid(), '将要离开的人', now())
                returning id
                """).query(Long.class).single();
        jdbc.sql("""
                insert into account.granted (account, role, organisation, area, given_at, given_by)
                values (:id, 'DESK_CLERK', :at, :area, now(), 'test')
                """)
            .param("id", account).param("at", at.value()).param("area", area.value()).update();
        return account;
    }

    private Appeal awaited(Appeal appeal, Predicate<Appeal> change) {
        await().until(() -> change.test(book.byId(appeal.id()).orElseThrow()));
        return book.byId(appeal.id()).orElseThrow();
    }

    /** One of the community's compounds that other tests leave alone. */
    private AreaCode anotherCompound() {
        return new AreaCode(jdbc.sql("""
                select code
                from area.place
                where code like '520327001003____' and name <> '凤凰苑' and length(code) = 16 and retired_at is null
                order by code desc
                limit 1
                """).query(String.class).single());
    }

    private PostId post(AreaCode compound, String duty, String title) {
        jdbc.sql("""
                update organisation.post_duty
                set until = now()
                where duty = :duty and area_code = :area and tier = 'COMPOUND' and until is null
                """)
            .param("duty", duty).param("area", compound.value()).update();
        long organisation = posts.organisationByName(COUNTY, "凤凰苑物业服务中心").orElseThrow().value();
        var made = client("longquan").post("/console/organisations/" + organisation + "/posts",
            Map.of("requestKey", RequestKey.fresh().toString(),
                "title", title, "area", compound.value(), "tier", "COMPOUND", "duties", duty));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
        var path = made.headers().firstValue("Location").orElseThrow();
        var post = new PostId(Long.parseLong(path.replaceAll(".*/posts/(\\d+).*", "$1")));
        var held = client("longquan").post("/console/posts/" + post.value() + "/holdings",
            Map.of("version", "0", "name", "孙一平",
                "phone", "1990001" + (1000 + Math.floorMod(post.value(), 9000))));
        assertThat(held.statusCode()).as(held.body()).isEqualTo(303);
        return post;
    }

    private void leave(PostId post, String how) {
        int version = jdbc.sql("select version from organisation.post where id = :id").param("id", post.value())
            .query(Integer.class).single();
        var left = client("longquan").post("/console/posts/" + post.value() + "/" + how,
            Map.of("version", String.valueOf(version)));
        assertThat(left.statusCode()).as(left.body()).isEqualTo(303);
    }
}
