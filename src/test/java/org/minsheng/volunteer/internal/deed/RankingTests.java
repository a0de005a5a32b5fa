package org.minsheng.volunteer.internal.deed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minsheng.shared.AreaCode;
import org.minsheng.testing.RunningServer;
import org.minsheng.volunteer.internal.deed.Rankings.By;
import org.minsheng.volunteer.internal.deed.Rankings.Line;
import org.minsheng.volunteer.internal.deed.Rankings.Sort;
import org.springframework.beans.factory.annotation.Autowired;

class RankingTests extends RunningServer {

    /** A county of its own, where nobody else counts. */
    private static final AreaCode COUNTY = new AreaCode("529901");
    private static final AreaCode COMMUNITY = new AreaCode("529901001001");

    @Autowired
    private Rankings rankings;

    @Autowired
    private AddingUp adding;

    /** Many equal sums, so that pages break between equals. */
    private void deeds(int subjects) {
        jdbc.sql("delete from volunteer.deed_sum where area like '529901%'").update();
        var random = new Random(5);
        jdbc.sql("""
                insert into volunteer.deed_change (area, day, person, unit, deeds, minutes)
                select :area, '2024-03-05', person, 1 + person % 3, 1, minutes
                from unnest(:people::bigint[], :minutes::int[]) as told (person, minutes)
                """)
            .param("area", COMMUNITY.value())
            .param("people", IntStream.range(0, subjects * 3).mapToObj(n -> (long) (1 + random.nextInt(subjects)))
                .toArray(Long[]::new))
            .param("minutes", IntStream.range(0, subjects * 3).mapToObj(n -> 30 * random.nextInt(4))
                .toArray(Integer[]::new))
            .update();
        adding.addUp();
        await("what the server's own timer has in hand is through").until(
            () -> jdbc.sql("select not exists (select from volunteer.deed_change where area = :area)")
                .param("area", COMMUNITY.value()).query(Boolean.class).single());
    }

    @Test
    void pages_show_everybody_once_in_order_with_the_place() {
        deeds(60);
        for (var by : By.values()) {
            var all = rankings.list(COUNTY, "2024Q1", Sort.MEMBERS, by, "", 1_000).rows();
            List<Line> paged = new ArrayList<>();
            String after = "";
            while (after != null) {
                var page = rankings.list(COUNTY, "2024Q1", Sort.MEMBERS, by, after, 7);
                paged.addAll(page.rows());
                after = page.next();
            }
            assertThat(paged).isEqualTo(all);
            assertThat(all).extracting(Line::place)
                .isEqualTo(IntStream.rangeClosed(1, all.size()).mapToObj(n -> (long) n).toList());
            assertThat(all).isSortedAccordingTo((one, other) -> by == By.MINUTES ? other.minutes() - one.minutes()
                : other.deeds() - one.deeds());
        }
    }

    @Test
    void sums_are_the_same_on_every_rung_and_units_add_up_their_members() {
        deeds(20);
        var periods = List.of("2024", "2024Q1", "2024-03");
        var members = rankings.list(COUNTY, "2024", Sort.MEMBERS, By.DEEDS, "", 1_000).rows();
        for (var period : periods) {
            for (var area : List.of(COUNTY, new AreaCode("529901001"), COMMUNITY)) {
                assertThat(rankings.list(area, period, Sort.MEMBERS, By.DEEDS, "", 1_000).rows()).isEqualTo(members);
            }
        }
        assertThat(rankings.list(COUNTY, "2024", Sort.UNITS, By.DEEDS, "", 10).rows().stream()
            .mapToInt(Line::minutes).sum())
            .isEqualTo(members.stream().mapToInt(Line::minutes).sum());
        assertThat(rankings.list(COUNTY, "2023", Sort.UNITS, By.DEEDS, "", 10).rows()).isEmpty();
    }

    @Test
    void a_forged_cursor_begins_at_the_front() {
        deeds(5);
        assertThat(rankings.list(COUNTY, "2024", Sort.MEMBERS, By.MINUTES, "x:1'", 10).rows())
            .isEqualTo(rankings.list(COUNTY, "2024", Sort.MEMBERS, By.MINUTES, "", 10).rows());
        assertThat(client("tiyuchang").get("/console/rankings?period=9999&area=x&after=%27").statusCode())
            .isEqualTo(200);
        assertThat(client("tiyuchang").get("/console/deeds?period=2024Q9&person=x&source=%27&after=-1").statusCode())
            .isEqualTo(200);
    }
}
