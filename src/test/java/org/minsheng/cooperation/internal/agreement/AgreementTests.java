package org.minsheng.cooperation.internal.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.minsheng.attachment.Attachments;
import org.minsheng.cooperation.internal.Outcome;
import org.minsheng.cooperation.internal.ServiceKind;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Client;
import org.minsheng.testing.RunningServer;
import org.minsheng.testing.Views;
import org.springframework.beans.factory.annotation.Autowired;

/** Agreements, what they promise, their reminders, and the sheet that brings many of them. */
class AgreementTests extends RunningServer {

    static final AreaCode COMMUNITY = new AreaCode("520329001005");
    /** The installation is in China, wherever the tests run. */
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired
    private KeepingAgreement keeping;
    @Autowired
    private EndingAgreement ending;
    @Autowired
    private KeepingItems promising;
    @Autowired
    private AgreementBook book;
    @Autowired
    private ItemBook items;
    @Autowired
    private RemindingRenewal reminding;
    @Autowired
    private Attachments attachments;

    private OrganisationId unit() {
        return new OrganisationId(jdbc.sql("""
                select id
                from organisation.organisation
                where area_code = '520329' and kind = 'RESIDENT_UNIT'
                limit 1
                """)
            .query(Long.class).single());
    }

    private AgreementId sign(LocalDate from, LocalDate until) {
        var terms = new Agreement.Terms(AgreementKind.AGREEMENT, "余庆县某单位" + System.nanoTime(),
            "张三", "犹春兰", from, until, "");
        var made = keeping.sign(Viewer.SYSTEM, RequestKey.fresh(), COMMUNITY, unit(), terms, List.of());
        return new AgreementId(((Outcome.Done) made).id());
    }

    @Test
    void a_renewal_goes_on_the_day_after_with_the_same_services_and_only_once() {
        var id = sign(TODAY.minusMonths(6), TODAY.plusDays(20));
        promising.add(Viewer.SYSTEM, RequestKey.fresh(), id,
            new Item.Promise(ServiceKind.HEALTH, "社区义诊", "", 1, Period.MONTH, "医生", true));
        var next = (Outcome.Done) ending.renew(Viewer.SYSTEM, RequestKey.fresh(), id, TODAY.plusDays(400));
        var renewed = book.find(new AgreementId(next.id())).orElseThrow();
        assertThat(renewed.terms().startsOn()).isEqualTo(TODAY.plusDays(21));
        assertThat(items.of(renewed.id())).extracting(item -> item.promise().title()).containsExactly("社区义诊");
        assertThat(ending.renew(Viewer.SYSTEM, RequestKey.fresh(), id, TODAY.plusDays(500)))
            .isInstanceOf(Outcome.Refused.class);
        assertThat(ending.renew(Viewer.SYSTEM, RequestKey.fresh(), renewed.id(), TODAY))
            .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void three_timers_remind_of_the_end_and_one_whose_date_was_changed_says_nothing() {
        // None of them is due yet, so that the server leaves all three where they are.
        var ends = TODAY.plusDays(40);
        var id = sign(TODAY.minusMonths(6), ends);
        assertThat(jdbc.sql("""
                select count(*)
                from shared.scheduled_tasks
                where task_name = 'cooperation-agreement' and task_instance like :id || ':%'
                """)
            .param("id", id.value()).query(Long.class).single()).isEqualTo(3);
        assertThat(reminding.remind(id, 30, ends)).isTrue();
        assertThat(reminding.remind(id, 30, ends.minusDays(1))).isFalse();
        assertThat(jdbc.sql("select count(*) from notice.staff_notice where path = :path")
            .param("path", "/console/agreements/" + id.value())
            .query(Long.class).single()).isPositive();
        ending.end(Viewer.SYSTEM, id, "试验");
        assertThat(reminding.remind(id, 7, ends)).isFalse();
    }

    @Test
    void what_is_owed_counts_whole_periods_only() {
        var from = LocalDate.of(2026, 1, 15);
        assertThat(Period.MONTH.whole(from, LocalDate.of(2026, 3, 14))).isEqualTo(1);
        assertThat(Period.MONTH.whole(from, LocalDate.of(2026, 3, 15))).isEqualTo(2);
        assertThat(Period.QUARTER.whole(from, LocalDate.of(2026, 6, 1))).isEqualTo(1);
        assertThat(Period.ON_CALL.whole(from, LocalDate.of(2027, 6, 1))).isZero();
        assertThat(Period.QUARTER.beginning(LocalDate.of(2026, 8, 31))).isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(Period.HALF_YEAR.beginning(LocalDate.of(2026, 8, 31))).isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(Period.WEEK.beginning(LocalDate.of(2026, 11, 25))).isEqualTo(LocalDate.of(2026, 11, 23));
    }

    @Test
    void a_sheet_is_looked_through_written_and_taken_back() {
        var secretary = client("jishan");
        var name = "余庆县试验单位" + System.nanoTime();
        var first = upload(secretary, List.of(List.of("单位名称", "服务项目", "频次", "谁来做"),
            List.of(name, "家电维修", "每月2次", "电工 2 人"), List.of("", "消防安全巡查", "每季度1次", ""),
            List.of(name, "家电维修", "每周1次", ""), List.of(name, "不知多久", "偶尔吧", "")));
        assertThat(secretary.get(first + "?state=NEW").body()).contains("家电维修", "消防安全巡查", "新单位", "便民维修", "安全巡查");
        assertThat(secretary.get(first + "?state=WRONG").body()).contains("写了两次", "看不懂频次");
        assertThat(count(name)).isZero();
        assertThat(secretary.get(first + "?state=WRONG").body()).contains("rows/5", "value=\"偶尔吧\"");
        secretary.post(first + "/rows/5", Map.of("often", "不好说"));
        assertThat(secretary.get(first + "?state=WRONG").body()).contains("第 5 行还不对", "看不懂频次“不好说”");
        secretary.post(first + "/rows/4", Map.of("unit", name, "title", "家电清洗"));
        assertThat(secretary.get(first).body()).contains("第 4 行改好了", "新增 3 项");
        assertThat(client("yingfu").post(first + "/rows/5", Map.of("often", "每月1次")).statusCode())
            .as("not the sender's").isEqualTo(303);
        assertThat(secretary.get(first).body()).contains("新增 3 项");
        assertThat(secretary.post(first + "/confirmation", Map.of()).statusCode()).isEqualTo(303);
        secretary.post(first + "/confirmation", Map.of());
        assertThat(count(name)).isEqualTo(3);
        secretary.post(first + "/rows/5", Map.of("often", "每月1次"));
        assertThat(count(name)).as("nothing is mended once it is written").isEqualTo(3);
        var second = upload(secretary, List.of(List.of("单位名称", "服务项目", "频次", "谁来做"),
            List.of(name, "家电维修", "每月3次", "电工 2 人"), List.of(name, "消防安全巡查", "每季度1次", "")));
        assertThat(secretary.get(second).body()).contains("更改 1 项", "一样 1 项");
        secretary.post(second + "/confirmation", Map.of());
        assertThat(quantity(name)).isEqualTo(3);
        secretary.post(second + "/reversal", Map.of());
        assertThat(quantity(name)).isEqualTo(2);
        secretary.post(first + "/reversal", Map.of());
        assertThat(count(name)).isZero();
        assertThat(client("yingfu").get(first).statusCode()).isEqualTo(404);
    }

    @Test
    void the_signed_paper_is_for_both_parties_alone() {
        long id = jdbc.sql("""
                select id
                from cooperation.agreement
                where community = '520327001003' and unit_name = '凤冈县人民医院' and created_by_name = '社区党组织'
                """)
            .query(Long.class).single();
        var secretary = client("tiyuchang");
        var path = "/console/agreements/" + id;
        assertThat(secretary.post(path + "/scans", Map.of(), List.of()).body()).contains("请填写");
        assertThat(secretary.post(path + "/scans", Map.of(),
            List.of(new Client.Upload("scans", "协议.png", "image/png", Views.png(11, 300, 0)))).statusCode())
            .isEqualTo(303);
        var scan = attachments.of("cooperation-agreement:" + id).getLast().id();
        assertThat(secretary.get(path).body()).contains("/attachments/" + scan);
        assertThat(secretary.bytes("/attachments/" + scan)).hasSizeGreaterThan(100);
        assertThat(client("yiyuan").get("/attachments/" + scan).statusCode()).as("the unit").isEqualTo(200);
        assertThat(client("leader").get("/attachments/" + scan).statusCode()).as("above the community").isEqualTo(200);
        assertThat(client("yiyuan").post(path + "/scans", Map.of(),
            List.of(new Client.Upload("scans", "协议.png", "image/png", Views.png(12, 300, 0)))).statusCode())
            .as("the unit adds none").isEqualTo(403);
        for (var stranger : List.of("caizheng", "jishan", "keeper")) {
            assertThat(client(stranger).get("/attachments/" + scan).statusCode()).as(stranger).isNotEqualTo(200);
        }
        assertThat(anybody().get("/attachments/" + scan).statusCode()).isNotEqualTo(200);
    }

    @Test
    void a_unit_takes_a_need_on_and_what_came_of_it_is_its_deed() {
        var secretary = client("tiyuchang");
        var title = "需要两台轮椅" + System.nanoTime();
        secretary.post("/console/listings", Map.of("kind", "NEED", "title", title,
            "requestKey", RequestKey.fresh().toString()));
        long need = jdbc.sql("select id from cooperation.listing where title = :title").param("title", title)
            .query(Long.class).single();
        var path = "/console/listings/" + need;
        var liaison = client("yiyuan");
        assertThat(liaison.get("/console/listings").body()).contains(title);
        assertThat(client("caizheng").get(path).statusCode()).as("no agreement here").isEqualTo(404);
        long unit = jdbc.sql("select id from organisation.organisation where name = '凤冈县人民医院' and ended_at is null")
            .query(Long.class).single();
        long other = jdbc.sql("select id from organisation.organisation where name = '凤冈县第一小学' and ended_at is null")
            .query(Long.class).single();
        assertThat(liaison.post(path + "/taking", Map.of("unit", Long.toString(other))).statusCode())
            .as("for another unit").isEqualTo(422);
        assertThat(liaison.post(path + "/taking", Map.of("unit", Long.toString(unit))).statusCode()).isEqualTo(303);
        assertThat(liaison.post(path + "/taking", Map.of("unit", Long.toString(unit))).body()).contains("已");
        assertThat(secretary.get(path).body()).contains("凤冈县人民医院");
        assertThat(secretary.post(path + "/state", Map.of("state", "DONE", "result", "医院送来两台")).statusCode())
            .isEqualTo(303);
        assertThat(jdbc.sql("""
                select count(*)
                from volunteer.deed
                where source = :source and unit = :unit and person is null and kind = 'need'
                """)
            .param("source", "listing:" + need).param("unit", unit).query(Long.class).single()).isEqualTo(1);
    }

    private static String upload(Client client, List<List<String>> rows) {
        var answer = client.post("/console/agreements/imports", Map.of(), List.of(new Client.Upload("file", "单位.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet(rows))));
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    private static byte[] sheet(List<List<String>> rows) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("1");
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    sheet.value(row, column, rows.get(row).get(column));
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return out.toByteArray();
    }

    private long count(String unit) {
        return jdbc.sql("""
                select count(*) from cooperation.item join cooperation.agreement on agreement.id = item.agreement
                where unit_name = :unit and retired_at is null
                """).param("unit", unit).query(Long.class).single();
    }

    private int quantity(String unit) {
        return jdbc.sql("""
                select quantity from cooperation.item join cooperation.agreement on agreement.id = item.agreement
                where unit_name = :unit and title = '家电维修' and retired_at is null
                """).param("unit", unit).query(Integer.class).single();
    }

    @Test
    void a_community_next_door_sees_neither_agreements_nor_needs() {
        var id = sign(TODAY, TODAY.plusYears(1));
        assertThat(client("jishan").get("/console/agreements/" + id.value()).statusCode()).isEqualTo(200);
        assertThat(client("yingfu").get("/console/agreements/" + id.value()).statusCode()).isEqualTo(404);
        var secretary = client("jishan");
        var title = "需要轮椅" + System.nanoTime();
        assertThat(secretary.post("/console/listings",
            Map.of("kind", "NEED", "title", "", "requestKey", RequestKey.fresh().toString())).statusCode())
            .isEqualTo(422);
        var key = RequestKey.fresh().toString();
        secretary.post("/console/listings", Map.of("kind", "NEED", "title", title, "requestKey", key));
        secretary.post("/console/listings", Map.of("kind", "NEED", "title", title, "requestKey", key));
        long need = jdbc.sql("select id from cooperation.listing where title = :title").param("title", title)
            .query(Long.class).single();
        assertThat(secretary.get("/console/listings").body()).contains(title);
        assertThat(client("yingfu").get("/console/listings/" + need).statusCode()).isEqualTo(404);
        assertThat(secretary.post("/console/listings/" + need + "/state", Map.of("state", "DONE", "result", ""))
            .statusCode()).isEqualTo(422);
        assertThat(secretary.post("/console/listings/" + need + "/state", Map.of("state", "DONE", "result", "残联送来两辆"))
            .statusCode()).isEqualTo(303);
        assertThat(secretary.post("/console/listings/" + need + "/state", Map.of("state", "OPEN", "result", ""))
            .statusCode()).isEqualTo(422);
    }
}
