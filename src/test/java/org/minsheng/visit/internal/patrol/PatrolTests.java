package org.minsheng.visit.internal.patrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.account.Accounts;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.Appeals;
import org.minsheng.appeal.Channel;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.GeoPoint;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.RunningServer;
import org.minsheng.visit.internal.patrol.PatrolOutcome.Done;
import org.springframework.beans.factory.annotation.Autowired;

/** A grid worker's round. */
class PatrolTests extends RunningServer {

    @Autowired
    private StartingPatrol starting;
    @Autowired
    private EndingPatrol ending;
    @Autowired
    private PatrolTracking tracking;
    @Autowired
    private PatrolReporting reporting;
    @Autowired
    private PatrolBook book;
    @Autowired
    private ReportBook reports;
    @Autowired
    private Appeals appeals;
    @Autowired
    private Accounts accounts;

    private Viewer viewer(String username) {
        long id = jdbc.sql("select id from account.account where username = :name").param("name", username)
            .query(Long.class).single();
        return Objects.requireNonNull(accounts.viewers(List.of(new AccountId(id))).get(new AccountId(id)));
    }

    @BeforeEach
    void nobodyIsOnAPatrol() {
        jdbc.sql("update visit.patrol set ended_at = now() where ended_at is null").update();
    }

    private PatrolId start(String username, boolean track) {
        return ((Done) starting.start(viewer(username), RequestKey.fresh(), track)).id();
    }

    private static NewReport report(Viewer viewer, String said, String done) {
        return new NewReport(Objects.requireNonNull(PatrolRights.ground(viewer)), "3 栋楼下", new GeoPoint(107.7, 27.9),
            AppealKind.HELP, null, said, done, List.of(), List.of());
    }

    @Test
    void a_report_becomes_one_appeal_however_often_it_is_sent() {
        var grid = viewer("grid");
        var id = start("grid", false);
        var key = RequestKey.fresh();
        var first = (Done) reporting.report(grid, id, key, report(grid, "路灯不亮", ""));
        var second = (Done) reporting.report(grid, id, key, report(grid, "路灯不亮", ""));
        assertThat(second.appeal()).isEqualTo(first.appeal());
        assertThat(reports.of(id)).hasSize(1);
        var filed = appeals.find(grid, Objects.requireNonNull(first.appeal())).orElseThrow();
        assertThat(filed.channel()).isEqualTo(Channel.GRID);
    }

    @Test
    void what_is_solved_at_once_is_recorded_and_no_appeal() {
        var grid = viewer("grid");
        var id = start("grid", false);
        var done = (Done) reporting.report(grid, id, RequestKey.fresh(), report(grid, "纸箱堵住楼道", "当场请住户搬走"));
        assertThat(done.appeal()).isNull();
        assertThat(book.find(id).orElseThrow().solved()).isEqualTo(1);
    }

    @Test
    void a_way_is_kept_only_by_consent_and_only_until_the_end() {
        var grid = viewer("grid");
        var without = start("grid", false);
        var points = List.of(new PatrolBook.Point(Instant.now(), new GeoPoint(107.7, 27.9)),
            new PatrolBook.Point(Instant.now().plusMillis(5), new GeoPoint(107.701, 27.9)));
        assertThat(tracking.track(grid, without, points)).isFalse();
        ending.end(grid, without, "");
        var with = start("grid", true);
        assertThat(tracking.track(grid, with, points)).isTrue();
        assertThat(tracking.track(grid, with, points)).isTrue();
        ending.end(grid, with, "");
        assertThat(book.points(with)).hasSize(2);
        assertThat(book.find(with).orElseThrow().metres()).isBetween(95, 101);
        assertThat(tracking.track(grid, with, points)).isFalse();
        assertThat(book.points(without)).isEmpty();
    }

    @Test
    void whoever_is_on_a_round_goes_on_with_it() {
        assertThat(start("grid", false)).isEqualTo(start("grid", true));
    }

    @Test
    void another_person_cannot_report_on_it_and_another_community_does_not_see_it() {
        var id = start("grid", false);
        assertThat(reporting.report(viewer("tiyuchang"), id, RequestKey.fresh(), report(viewer("tiyuchang"), "x", "y")))
            .isEqualTo(PatrolOutcome.NOT_YOURS);
        assertThat(client("tiyuchang").get("/console/patrols/" + id.value()).statusCode()).isEqualTo(200);
        assertThat(client("jishan").get("/console/patrols/" + id.value()).statusCode()).isEqualTo(404);
    }
}
