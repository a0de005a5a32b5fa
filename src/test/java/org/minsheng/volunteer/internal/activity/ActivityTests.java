package org.minsheng.volunteer.internal.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.minsheng.people.PersonDetails;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Beside;
import org.minsheng.testing.RunningServer;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.activity.TurningCode.Way;
import org.springframework.beans.factory.annotation.Autowired;

@Beside
class ActivityTests extends RunningServer {

    /** A community that no story counts in. */
    private static final AreaCode PLACE = new AreaCode("520328004001");
    private static final Viewer SECRETARY = new Viewer(null, "书记", null,
        List.of(new Grant(Role.COMMUNITY_SECRETARY, new OrganisationId(0), PLACE)));

    @Autowired
    private PlanningActivity planning;

    @Autowired
    private SigningUp signingUp;

    @Autowired
    private CheckingIn checkingIn;

    @Autowired
    private ConfirmingActivity confirming;

    @Autowired
    private TurningCode codes;

    @Autowired
    private ActivityBook book;

    @Autowired
    private SignUpBook signUps;

    @Autowired
    private Persons persons;

    private long planned(@Nullable Integer capacity, boolean membersOnly) {
        var plan = new Activity.Plan("环境整治", "", "小区南门", Instant.now().plusSeconds(1800),
            Instant.now().plusSeconds(5400), capacity, membersOnly);
        return ((Done) planning.plan(SECRETARY, RequestKey.fresh(), PLACE, ActivityKind.ENVIRONMENT, null, plan)).id();
    }

    private List<Viewer> people(int count) {
        return persons.register(IntStream.range(0, count)
            .mapToObj(n -> new PersonDetails("报名" + n, null, null, null, null)).toList()).stream()
            .map(person -> new Viewer(null, "", person, List.of())).toList();
    }

    private static PersonId person(Viewer viewer) {
        return java.util.Objects.requireNonNull(viewer.person());
    }

    /** So that it is over and can be confirmed. */
    private void letItBeOver(long id) {
        jdbc.sql("""
                update volunteer.activity
                set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 minute'
                where id = :id
                """)
            .param("id", id).update();
    }

    private Outcome checkIn(Viewer viewer, long id) {
        return checkingIn.check(viewer, id, Way.IN, codes.ticket(id, Way.IN, person(viewer)));
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(64)) {
            var results = new ArrayList<T>();
            for (var one : threads.invokeAll(work)) {
                results.add(one.get());
            }
            return results;
        }
    }

    @Test
    void five_hundred_people_sign_up_and_check_in_at_once_and_no_place_is_given_twice() throws Exception {
        long id = planned(480, false);
        var people = people(500);
        var signed = atOnce(people.stream().<Callable<Outcome>>map(viewer -> () -> signingUp.signUp(viewer, id))
            .toList());
        assertThat(signed).allMatch(Done.class::isInstance);
        assertThat(signUps.counts(id)).isEqualTo(new SignUpBook.Counts(480, 20, 0));
        long began = System.nanoTime();
        var checked = atOnce(people.stream().<Callable<Outcome>>map(viewer -> () -> checkIn(viewer, id)).toList());
        System.out.printf("500 check-ins with 64 threads: %d ms%n",
            Duration.ofNanos(System.nanoTime() - began).toMillis());
        assertThat(checked.stream().filter(Done.class::isInstance)).hasSize(480);
        assertThat(checked.stream().filter(Refused.class::isInstance)).as("who waits has no place").hasSize(20);
        assertThat(signUps.counts(id)).isEqualTo(new SignUpBook.Counts(480, 20, 480));
        letItBeOver(id);
        var activity = book.find(id).orElseThrow();
        assertThat(confirming.confirm(SECRETARY, id, activity.version(), "很好", List.of())).isInstanceOf(Done.class);
        assertThat(book.find(id).orElseThrow().came()).isEqualTo(480);
        assertThat(deeds(id)).isEqualTo(480);
        assertThat(confirming.reopen(SECRETARY, id, book.find(id).orElseThrow().version(), "名单有误"))
            .isInstanceOf(Done.class);
        assertThat(deeds(id)).as("withdrawn").isZero();
    }

    private long deeds(long id) {
        return jdbc.sql("select count(*) from volunteer.deed where source = :source and withdrawn_at is null")
            .param("source", "activity:" + id)
            .query(Long.class).single();
    }

    @Test
    void whoever_waits_moves_up_when_somebody_cancels_and_when_there_are_more_places() {
        long id = planned(1, false);
        var people = people(3);
        people.forEach(viewer -> signingUp.signUp(viewer, id));
        assertThat(signingUp.signUp(people.get(2), id)).as("again changes nothing")
            .isEqualTo(new Done(SignUp.State.WAITING.ordinal()));
        assertThat(signingUp.cancel(people.get(0), id)).isInstanceOf(Done.class);
        assertThat(signUps.find(id, person(people.get(1))).orElseThrow().state()).isEqualTo(SignUp.State.SIGNED);
        assertThat(signUps.find(id, person(people.get(2))).orElseThrow().state()).isEqualTo(SignUp.State.WAITING);
        signingUp.signUp(people.get(0), id);
        var activity = book.find(id).orElseThrow();
        var plan = activity.plan();
        planning.change(SECRETARY, id, activity.version(), new Activity.Plan(plan.title(), plan.text(),
            plan.meetingPlace(), plan.startsAt(), plan.endsAt(), 2, false));
        assertThat(signUps.find(id, person(people.get(2))).orElseThrow().state())
            .as("waited longer than who came again").isEqualTo(SignUp.State.SIGNED);
        assertThat(signUps.find(id, person(people.get(0))).orElseThrow().state()).isEqualTo(SignUp.State.WAITING);
        assertThat(book.find(id).orElseThrow().signed()).isEqualTo(2);
        var fewer = new Activity.Plan(plan.title(), plan.text(), plan.meetingPlace(),
            plan.startsAt(), plan.endsAt(), 1, false);
        assertThat(planning.change(SECRETARY, id, book.find(id).orElseThrow().version(), fewer))
            .isInstanceOf(Refused.class);
    }

    @Test
    void a_code_of_another_activity_an_old_ticket_and_somebody_elses_ticket_open_nothing() {
        long id = planned(null, false);
        long other = planned(null, false);
        var people = people(2);
        signingUp.signUp(people.get(0), id);
        assertThat(codes.isFresh(id, Way.IN, codes.now(id, Way.IN))).isTrue();
        assertThat(codes.isFresh(id, Way.OUT, codes.now(id, Way.IN))).isFalse();
        assertThat(codes.isFresh(id, Way.IN, codes.now(other, Way.IN))).isFalse();
        assertThat(codes.isFresh(id, Way.IN, "")).isFalse();
        var foreign = codes.ticket(id, Way.IN, person(people.get(1)));
        assertThat(checkingIn.check(people.get(0), id, Way.IN, foreign)).isInstanceOf(Refused.class);
        assertThat(checkingIn.check(people.get(0), id, Way.IN, "1-abc")).isInstanceOf(Refused.class);
        assertThat(checkIn(people.get(0), id)).isInstanceOf(Done.class);
        assertThat(checkIn(people.get(1), id)).as("signed up on the spot").isInstanceOf(Done.class);
        assertThat(signUps.counts(id)).isEqualTo(new SignUpBook.Counts(2, 0, 2));
    }

    @Test
    void the_organisers_list_decides_and_only_the_own_desk_confirms() {
        long id = planned(null, false);
        var people = people(3);
        people.forEach(viewer -> signingUp.signUp(viewer, id));
        assertThat(confirming.list(SECRETARY, id, Map.of(person(people.get(0)), 45), List.of())).as("not begun")
            .isInstanceOf(Refused.class);
        letItBeOver(id);
        assertThat(confirming.list(SECRETARY, id, Map.of(person(people.get(0)), 45, person(people.get(1)), 30),
            List.of())).isInstanceOf(Done.class);
        signUps.checkIn(id, person(people.get(2)), "CODE", Instant.now());
        assertThat(confirming.list(SECRETARY, id, Map.of(person(people.get(0)), 45),
            List.of(person(people.get(0)), person(people.get(1))))).isInstanceOf(Done.class);
        assertThat(signUps.find(id, person(people.get(1))).orElseThrow().in()).as("ticked off again").isNull();
        assertThat(signUps.find(id, person(people.get(2))).orElseThrow().in())
            .as("came while the list was written").isNotNull();
        assertThat(confirming.list(SECRETARY, id, Map.of(person(people.get(0)), 45, person(people.get(1)), 30),
            List.of(person(people.get(2))))).isInstanceOf(Done.class);
        var elsewhere = new Viewer(null, "", null,
            List.of(new Grant(Role.COMMUNITY_SECRETARY, new OrganisationId(0), new AreaCode("520327001003"))));
        int version = book.find(id).orElseThrow().version();
        assertThat(confirming.confirm(elsewhere, id, version, "", List.of())).isEqualTo(Outcome.NOT_YOURS);
        assertThat(confirming.confirm(SECRETARY, id, version, "完成", List.of())).isInstanceOf(Done.class);
        assertThat(confirming.confirm(SECRETARY, id, version, "完成", List.of())).isEqualTo(Outcome.CHANGED_MEANWHILE);
        assertThat(book.find(id).orElseThrow().minutes()).isEqualTo(75);
    }

    @Test
    void an_activity_for_members_is_closed_to_others() {
        long id = planned(null, true);
        assertThat(signingUp.signUp(people(1).getFirst(), id)).isInstanceOfSatisfying(Refused.class,
            refused -> assertThat(refused.key()).isEqualTo("volunteer.activity.refused.members-only"));
    }

    @Test
    void states_change_only_as_the_table_says() {
        for (var from : ActivityState.values()) {
            for (var to : ActivityState.values()) {
                boolean may = from == ActivityState.PLANNED && to != ActivityState.PLANNED
                    || from == ActivityState.CONFIRMED && to == ActivityState.PLANNED;
                assertThat(from.mayBecome(to)).as(from + " → " + to).isEqualTo(may);
            }
        }
    }
}
