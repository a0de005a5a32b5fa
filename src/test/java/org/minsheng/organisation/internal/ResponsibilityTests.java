package org.minsheng.organisation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.area.PlaceId;
import org.minsheng.area.PlaceMoved;
import org.minsheng.organisation.OrganisationKind;
import org.minsheng.organisation.Post;
import org.minsheng.organisation.PostId;
import org.minsheng.organisation.Posts;
import org.minsheng.organisation.Responsibility.Held;
import org.minsheng.organisation.Responsibility.Nobody;
import org.minsheng.organisation.internal.Outcome.Done;
import org.minsheng.organisation.internal.Outcome.Refused;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Beside;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** Who answers for a duty at a place: one post, or the tier above, or clearly nobody. */
@Beside
class ResponsibilityTests extends RunningServer {

    @Autowired
    Posts posts;
    @Autowired
    FoundingOrganisation founding;
    @Autowired
    CreatingPost creating;
    @Autowired
    EditingPost editing;
    @Autowired
    EndingPost ending;
    @Autowired
    AppointingHolder appointing;
    @Autowired
    VacatingPost vacating;
    @Autowired
    PostLedger ledger;
    @Autowired
    ApplicationEventPublisher events;

    /** A county that no other test knows. */
    private AreaCode county;
    private AreaCode town;
    private AreaCode community;
    private AreaCode compound;
    private AreaCode door;
    private OrganisationId office;

    @BeforeEach
    void a_county_of_its_own() {
        county = new AreaCode("9" + ThreadLocalRandom.current().nextInt(10_000, 100_000));
        town = new AreaCode(county.value() + "001");
        community = new AreaCode(town.value() + "001");
        compound = new AreaCode(community.value() + "0001");
        door = new AreaCode(compound.value() + "001010101");
        office = organisation(county);
    }

    @Test
    void the_lowest_staffed_post_answers() {
        var property = staffed("物业", compound, Tier.COMPOUND, "greenery", "parking");
        staffed("社区", community, Tier.COMMUNITY, "greenery");
        assertThat(held("greenery", door, Tier.COMPOUND)).isEqualTo(property);
        assertThat(held("parking", compound, Tier.COMPOUND)).isEqualTo(property);
        assertThat(posts.post(property).orElseThrow().duties()).containsExactlyInAnyOrder("greenery", "parking");
    }

    @Test
    void a_vacant_post_hands_on_to_the_tier_above() {
        var property = staffed("物业", compound, Tier.COMPOUND, "greenery");
        var secretary = staffed("社区", community, Tier.COMMUNITY, "greenery");
        vacating.vacate(Viewer.SYSTEM, property, version(property));
        assertThat(held("greenery", door, Tier.COMPOUND)).isEqualTo(secretary);
        assertThat(posts.on(Tier.COMPOUND, "greenery", door)).isEmpty();
        appoint(property, "赵新来");
        assertThat(held("greenery", door, Tier.COMPOUND)).isEqualTo(property);
        assertThat(ledger.holdings(property)).extracting(Holding::name).containsExactly("赵新来", "钱多多");
    }

    @Test
    void an_unstaffed_compound_reaches_the_county_at_last() {
        var desk = staffed("总台", county, Tier.COUNTY, "desk");
        assertThat(held("desk", door, Tier.COMPOUND)).isEqualTo(desk);
        assertThat(posts.responsible("greenery", door, Tier.COMPOUND)).isEqualTo(new Nobody(Tier.COUNTY));
    }

    @Test
    void a_lower_tier_than_asked_does_not_answer() {
        staffed("物业", compound, Tier.COMPOUND, "greenery");
        var town = staffed("街道", this.town, Tier.TOWN, "greenery");
        assertThat(held("greenery", door, Tier.COMMUNITY)).isEqualTo(town);
    }

    @Test
    void on_one_tier_the_narrowest_area_answers() {
        var wide = staffed("执法局", county, Tier.COUNTY, "buildings");
        var narrow = staffed("执法局一中队", town, Tier.COUNTY, "buildings");
        assertThat(held("buildings", door, Tier.COUNTY)).isEqualTo(narrow);
        assertThat(held("buildings", county, Tier.COUNTY)).isEqualTo(wide);
        assertThat(posts.handlers(door, Tier.COUNTY)).extracting(Post::id).containsExactly(narrow, wide);
    }

    @Test
    void a_second_post_for_the_same_is_refused_with_the_name_of_the_first() {
        var first = staffed("绿化站", community, Tier.COMMUNITY, "greenery");
        var second = creating.create(Viewer.SYSTEM, office, RequestKey.fresh(),
            data("另一个", community, Tier.COMMUNITY, "greenery", "noise"));
        assertThat(second).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.field()).isEqualTo("duties");
            assertThat(refused.args()).contains(new Conflicts.Duty("greenery"), "绿化站");
        });
        assertThat(posts.responsible("noise", community, Tier.COMMUNITY)).isInstanceOf(Nobody.class);
        ending.end(Viewer.SYSTEM, first, version(first));
        var third = staffed("新绿化站", community, Tier.COMMUNITY, "greenery");
        assertThat(held("greenery", community, Tier.COMMUNITY)).isEqualTo(third);
    }

    @Test
    void of_many_who_want_the_same_duty_at_once_one_gets_it() throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(12)) {
            var tries = IntStream.range(0, 12).mapToObj(number -> {
                Callable<Outcome> attempt = () -> {
                    start.await();
                    return creating.create(Viewer.SYSTEM, office, RequestKey.fresh(),
                        data("第" + number, community, Tier.COMMUNITY, "water", "gas"));
                };
                return threads.submit(attempt);
            }).toList();
            start.countDown();
            int done = 0;
            for (var attempt : tries) {
                done += attempt.get() instanceof Done ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
    }

    @Test
    void sending_the_same_form_twice_makes_one_post() {
        var key = RequestKey.fresh();
        var first = creating.create(Viewer.SYSTEM, office, key, data("物业", compound, Tier.COMPOUND, "greenery"));
        assertThat(creating.create(Viewer.SYSTEM, office, key, data("物业", compound, Tier.COMPOUND, "greenery")))
            .isEqualTo(first);
    }

    @Test
    void an_old_screen_changes_nothing() {
        var post = staffed("物业", compound, Tier.COMPOUND, "greenery");
        int seen = version(post);
        assertThat(editing.edit(Viewer.SYSTEM, post, seen, data("物业", compound, Tier.COMPOUND, "parking")))
            .isInstanceOf(Done.class);
        assertThat(editing.edit(Viewer.SYSTEM, post, seen, data("物业", compound, Tier.COMPOUND, "noise")))
            .isEqualTo(Outcome.CHANGED_MEANWHILE);
        assertThat(posts.post(post).orElseThrow().duties()).containsExactly("parking");
    }

    @Test
    void a_town_edits_within_its_area_and_not_above_its_tier() {
        var dispatcher = new Viewer(new AccountId(9), "调度", null,
            List.of(new Grant(Role.TOWN_DISPATCHER, office, town)));
        var own = organisation(town);
        assertThat(creating.create(dispatcher, own, RequestKey.fresh(), data("环卫", town, Tier.TOWN, "sanitation")))
            .isInstanceOf(Done.class);
        assertThat(creating.create(dispatcher, own, RequestKey.fresh(), data("夺权", town, Tier.COUNTY, "sanitation")))
            .isEqualTo(Outcome.NOT_YOURS);
        assertThat(creating.create(dispatcher, office, RequestKey.fresh(), data("县里", town, Tier.TOWN, "noise")))
            .isEqualTo(Outcome.NOT_YOURS);
        assertThat(creating.create(dispatcher, own, RequestKey.fresh(), data("太宽", town, Tier.COMMUNITY, "noise")))
            .isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.key()).isEqualTo("organisation.refused.area-too-wide"));
    }

    @Test
    void posts_follow_a_compound_that_moves() {
        var property = staffed("物业", compound, Tier.COMPOUND, "greenery");
        var to = new AreaCode(town.value() + "0020007");
        events.publishEvent(new PlaceMoved(new PlaceId(1), compound, to, Instant.now()));
        assertThat(held("greenery", to, Tier.COMPOUND)).isEqualTo(property);
        assertThat(posts.post(property).orElseThrow().area()).isEqualTo(to);
        assertThat(posts.responsible("greenery", compound, Tier.COMPOUND)).isInstanceOf(Nobody.class);
    }

    @Test
    void the_demo_answers_for_greenery_in_a_community() {
        var yingfu = new AreaCode("520328004901");
        assertThat(posts.responsible("greenery", yingfu, Tier.COMMUNITY))
            .isInstanceOfSatisfying(Held.class, held ->
                assertThat(held.post().organisationName()).isEqualTo("迎涪社区居民委员会"));
        for (var duty : posts.duties()) {
            assertThat(posts.responsible(duty, yingfu, Tier.COMPOUND)).as(duty).isInstanceOf(Held.class);
        }
        assertThat(posts.organisationByName(new AreaCode("520327"), "凤冈县民政局")).isPresent();
    }

    private PostId held(String duty, AreaCode place, Tier from) {
        return posts.responsible(duty, place, from) instanceof Held held ? held.post().id() : new PostId(0);
    }

    private OrganisationId organisation(AreaCode area) {
        var data = new OrganisationData(OrganisationKind.OTHER, "机构" + ThreadLocalRandom.current().nextLong(),
            area, null, "");
        return new OrganisationId(((Done) founding.found(Viewer.SYSTEM, RequestKey.fresh(), data)).id());
    }

    private PostId staffed(String title, AreaCode area, Tier tier, String... duties) {
        var post = new PostId(
            ((Done) creating.create(Viewer.SYSTEM, office, RequestKey.fresh(), data(title, area, tier, duties))).id());
        appoint(post, "钱多多");
        return post;
    }

    private void appoint(PostId post, String name) {
        var phone = new PhoneNumber("199" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000));
        assertThat(appointing.appoint(Viewer.SYSTEM, post, version(post), name, phone)).isInstanceOf(Done.class);
    }

    private int version(PostId post) {
        return ledger.state(post).orElseThrow().version();
    }

    private static PostData data(String title, AreaCode area, Tier tier, String... duties) {
        return new PostData(title, area, tier, Set.of(duties));
    }
}
