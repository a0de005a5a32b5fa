package org.minsheng.appeal.internal.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.Channel;
import org.minsheng.appeal.ToldBy;
import org.minsheng.appeal.internal.Agents;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.Report;
import org.minsheng.appeal.internal.Words;
import org.minsheng.appeal.internal.filing.FilingSeal;
import org.minsheng.attachment.Attachments;
import org.minsheng.attachment.internal.Photos;
import org.minsheng.people.Persons;
import org.minsheng.shared.GeoPoint;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Vault;
import org.minsheng.testing.Client;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What residents send in from a plate, right and wrong: a sentence beside the field, everything kept, nothing half
 * stored.
 */
class ResidentPageTests extends AppealFixture {

    private static final AtomicInteger DOORS = new AtomicInteger(20);

    @Autowired
    Vault vault;
    @Autowired
    Clock clock;
    @Autowired
    Persons persons;
    @Autowired
    Attachments attachments;
    @Autowired
    Agents agents;

    @Test
    void a_plate_opens_on_its_place_and_at_most_six_doors() {
        var page = anybody().get("/p/DemoFenghuangYuan501");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("凤凰苑", "501", "我要反映", "我的诉求", "公开栏", "12345");
        assertThat(page.body().split("class=\"door", -1)).hasSizeLessThanOrEqualTo(2 + 6);
    }

    @Test
    void an_unknown_plate_gets_a_friendly_page_with_a_way_on() {
        for (var token : List.of("NobodyKnowsThisPlate", "x", "%27--")) {
            var page = anybody().get("/p/" + token);
            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.body()).contains("href=\"/\"");
        }
        assertThat(anybody().get("/p/NobodyKnowsThisPlate").body()).contains("没有找到这块门牌");
    }

    @Test
    void a_plate_withdrawn_while_somebody_writes_keeps_what_was_written() {
        var token = plate(7);
        var report = Report.at(anybody(), "plate=" + token).told("楼道灯坏了", "13985200001");
        jdbc.sql("update area.plate set withdrawn_at = now() where token = :token").param("token", token).update();
        var answer = report.send();
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("原来的门牌已经停用", "楼道灯坏了", "13985200001");
        assertThat(anybody().get("/p/" + token).statusCode()).isEqualTo(404);
        var again = report.with("plate", "").with("place", compound().value()).send();
        assertThat(again.statusCode()).isEqualTo(303);
    }

    @Test
    void four_pages_end_in_a_receipt_with_number_next_step_and_link() {
        var report = Report.at(anybody(), door()).told("3栋2单元门口的路灯不亮了，晚上看不见台阶。", "138 8520-0011");
        var tracking = Report.tracking(report.send());
        var appeal = book.byTracking(tracking).orElseThrow();
        assertThat(appeal.said().channel()).isEqualTo(Channel.PLATE);
        assertThat(appeal.said().kind()).isEqualTo(AppealKind.COMPLAINT);
        assertThat(appeal.said().toldBy()).isEqualTo(ToldBy.SMS);
        assertThat(appeal.said().placeDetail()).isEqualTo("2单元门口");
        assertThat(appeal.said().reporter()).isEqualTo(persons.byPhone(new PhoneNumber("13885200011")).orElseThrow());
        var receipt = report.client.get("/t/" + tracking + "/receipt").body();
        assertThat(receipt).contains(appeal.number(), "/t/" + tracking, "data:image/png",
            "110", "119", "120", "最迟", "接下来");
    }

    @Test
    void without_a_plate_the_place_is_found_by_words_or_left_to_the_county() {
        assertThat(anybody().get("/").body()).contains("/appeals/new", "/me", "/wall", "/sign-in");
        var found = anybody().get("/appeals/new?q=" + encoded("凤凰苑 501")).body();
        assertThat(found).contains("place=" + compound().value());
        assertThat(anybody().get("/appeals/new?q=" + encoded("没有这种地方")).body()).contains("没有找到");
        var roughly = Report.at(anybody(), "place=520327").told("县城到村里的班车太少", "");
        assertThat(book.byTracking(Report.tracking(roughly.send())).orElseThrow().said().channel())
            .isEqualTo(Channel.WEB);
        assertThat(anybody().get("/appeals/new?place=110000").statusCode()).isEqualTo(404);
        assertThat(anybody().get("/appeals/new?place=abc").statusCode()).isEqualTo(404);
    }

    @Test
    void an_empty_or_too_long_text_is_told_and_kept() {
        var report = Report.at(anybody(), door());
        assertThat(report.next(Map.of("body", "   ")).body()).contains("请说说发生了什么事");
        var far = "很".repeat(2_003);
        var answer = report.next(Map.of("body", far));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("最多 2,000 个字，您写了 2,003 个字", far);
        assertThat(report.next(Map.of("body", "行\r\n".repeat(500) + "很".repeat(1_000))).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"1388520,SMS,'',这个号码不对", "'',SMS,'',请留下手机号", "'',PAGE,1,请填那个人的手机号", "0851-24222345,SMS,'',座机收不到短信",
        "<script>,SMS,'',这个号码不对"})
    void a_wrong_phone_is_told_beside_the_field_and_kept(String phone, String toldBy,
                                                         String onBehalf, String sentence) {
        var report = Report.at(anybody(), door());
        report.next(Map.of("body", "电梯停了"));
        report.next(Map.of("kind", "HELP"));
        var answer = report.next(Map.of("phone", phone, "name", "王阿姨", "toldBy", toldBy, "onBehalf", onBehalf));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(sentence, "id=\"e-phone\"", "王阿姨", "电梯停了")
            .doesNotContain("value=\"<script>");
    }

    @Test
    void the_kind_must_be_one_of_the_five() {
        var report = Report.at(anybody(), door());
        report.next(Map.of("body", "电梯停了"));
        assertThat(report.next(Map.of("detail", "一楼")).body()).contains("请选一类", "一楼");
        assertThat(report.next(Map.of("kind", "BRIBE")).body()).contains("请从列出的选项中选择");
    }

    @Test
    void a_foreign_file_posing_as_a_photo_is_refused_and_everything_else_kept() {
        var report = Report.at(anybody(), door());
        var foreign = new Client.Upload("photos", "路灯.jpg", "image/jpeg",
            "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        var answer = report.next(Map.of("body", "路灯不亮"), List.of(Report.photo("好照片.jpg"), foreign));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"e-photos\"", "路灯不亮", "name=\"attachment\"")
            .doesNotContain("<script>alert");
    }

    @Test
    void photos_are_kept_from_page_to_page_and_shown_to_the_reporter_alone() {
        var report = Report.at(anybody(), door());
        report.next(Map.of("body", "井盖坏了"), List.of(Report.photo("一.jpg")));
        report.next(Map.of("kind", "HELP"));
        report.next(Map.of("toldBy", "PAGE"));
        var photo = report.fields.get("attachment");
        assertThat(report.client.get("/attachments/" + photo + "/small").statusCode()).isEqualTo(200);
        assertThat(anybody().get("/attachments/" + photo + "/small").statusCode()).isEqualTo(404);
        var tracking = Report.tracking(report.send());
        var appeal = book.byTracking(tracking).orElseThrow();
        assertThat(attachments.of(appeal.id().subject())).hasSize(1);
        assertThat(anybody().get("/t/" + tracking).body()).contains("/attachments/" + photo + "/small?t=" + tracking);
        assertThat(anybody().get("/attachments/" + photo + "?t=" + tracking).statusCode()).isEqualTo(200);
        assertThat(anybody().get("/attachments/" + photo + "?t=" + "0".repeat(32)).statusCode()).isEqualTo(404);
        assertThat(anybody().get("/attachments/" + photo).statusCode()).isEqualTo(404);
        assertThat(client("clerk").get("/attachments/" + photo).statusCode()).isEqualTo(200);
        assertThat(client("yingfu").get("/attachments/" + photo).statusCode()).isEqualTo(404);
        assertThat(client("auditor").get("/attachments/" + photo).statusCode()).isEqualTo(404);
    }

    @Test
    void a_tenth_photo_is_not_kept_and_told() {
        var many = new ArrayList<Client.Upload>();
        for (int n = 0; n < 10; n++) {
            many.add(new Client.Upload("photos", n + ".jpg", "image/jpeg", Report.jpeg(40, 30)));
        }
        var answer = Report.at(anybody(), door()).next(Map.of("body", "照片很多"), many);
        assertThat(answer.body()).contains("最多 9 张照片");
        assertThat(answer.body().split("name=\"attachment\"", -1)).hasSize(1 + 9);
    }

    @Test
    void an_upload_of_fifty_megabytes_is_told_beside_the_field_and_the_words_are_kept() {
        var huge = new Client.Upload("photos", "视频.jpg", "image/jpeg", new byte[50 * 1024 * 1024]);
        var answer = Report.at(anybody(), door())
            .next(Map.of("body", "写了很久才写好的一段话"), List.of(Report.photo("好照片.jpg"), huge));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("“视频.jpg”太大了，每个文件最多 20 MB", "id=\"e-photos\"",
            "写了很久才写好的一段话", "name=\"attachment\"");
        var far = new Client.Upload("photos", "电影.jpg", "image/jpeg", new byte[110 * 1024 * 1024]);
        assertThat(Report.at(anybody(), door()).next(Map.of("body", "还是太大"), List.of(far)).statusCode()).isEqualTo(413);
    }

    @Test
    void a_point_of_the_phone_or_of_a_photo_with_consent_comes_to_who_handles_it() {
        var said = Report.at(anybody(), door()).told("路边井盖翘起来了", "").with("longitude", "107.716802")
            .with("latitude", "27.954301");
        var appeal = book.byTracking(Report.tracking(said.send())).orElseThrow();
        assertThat(appeal.said().point()).isEqualTo(new GeoPoint(107.716802, 27.954301));
        var dossier = client("clerk").get("/console/appeals/" + appeal.number()).body();
        assertThat(dossier).contains("107.716802, 27.954301", "data-map=");
        assertThat(client("clerk").get("/console/appeals/" + appeal.number() + "/sheet").body())
            .contains("107.716802, 27.954301");
        var wrong = Report.at(anybody(), door()).told("没有这样的地方", "").with("longitude", "1000").with("latitude", "abc");
        assertThat(book.byTracking(Report.tracking(wrong.send())).orElseThrow().said().point()).isNull();
        for (boolean consent : new boolean[] {true, false}) {
            var report = Report.at(anybody(), door());
            var body = consent ? Map.of("body", "照片上有地点", "photoPlace", "1") : Map.of("body", "照片上的地点不留");
            report.next(body, List.of(new Client.Upload("photos", "井盖.jpg", "image/jpeg",
                Photos.withExif(Report.jpeg(640, 480), 1))));
            report.next(Map.of("kind", "HELP", "seen", "1"));
            report.next(Map.of("toldBy", "PAGE"));
            var point = book.byTracking(Report.tracking(report.send())).orElseThrow().said().point();
            assertThat(point != null).as("point of the photo").isEqualTo(consent);
        }
    }

    @Test
    void who_speaks_for_somebody_else_gives_both_phones_and_says_who_is_told() {
        var report = Report.at(anybody(), door()).told("替楼上老人反映：楼道扶手松了", "13985200071").with("onBehalf", "1");
        var answer = report.send();
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"e-agentPhone\"", "您自己的手机号", "楼道扶手松了");
        report.with("agentPhone", "13985200072").with("agentName", "热心邻居").with("whoTold", "AGENT");
        var appeal = book.byTracking(Report.tracking(report.send())).orElseThrow();
        var agent = agents.of(appeal.id()).orElseThrow();
        assertThat(agent.person()).isEqualTo(persons.byPhone(new PhoneNumber("13985200072")).orElseThrow());
        assertThat(agent.told()).isTrue();
        assertThat(appeal.said().reporter()).isEqualTo(persons.byPhone(new PhoneNumber("13985200071")).orElseThrow());
        assertThat(appeal.said().toldBy()).isEqualTo(ToldBy.PAGE);
        assertThat(client("clerk").get("/console/appeals/" + appeal.number()).body()).contains("139****0072");

        var resident = resident("13985200073");
        var own = Report.at(resident, door()).told("替同事反映停车的事", "13985200074").with("onBehalf", "1")
            .with("whoTold", "CONCERNED");
        var other = book.byTracking(Report.tracking(own.send())).orElseThrow();
        assertThat(agents.of(other.id()).orElseThrow().person())
            .isEqualTo(persons.byPhone(new PhoneNumber("13985200073")).orElseThrow());
        assertThat(agents.of(other.id()).orElseThrow().told()).isFalse();
        assertThat(other.said().toldBy()).isEqualTo(ToldBy.SMS);
    }

    @Test
    void script_in_what_was_said_is_shown_as_text_everywhere() {
        var evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
        var report = Report.at(anybody(), door()).told(evil + " 路灯", "");
        assertThat(report.client.post("/appeals/new", report.fields).body())
            .doesNotContain("<script>alert", "<img src=x");
        var tracking = Report.tracking(report.send());
        for (var path : List.of("/t/" + tracking, "/t/" + tracking + "/receipt")) {
            assertThat(report.client.get(path).body()).contains("&lt;script")
                .doesNotContain("<script>alert", "<img src=x");
        }
    }

    @Test
    void zero_bytes_and_emoji_do_no_harm() {
        var report = Report.at(anybody(), door()).told("路灯\0不亮😀", "");
        assertThat(book.byTracking(Report.tracking(report.send())).orElseThrow().said().body()).isEqualTo("路灯不亮😀");
    }

    @Test
    void the_same_report_twice_is_one_appeal() {
        var body = once("网络断了又发一次");
        var report = Report.at(anybody(), door()).told(body, "");
        var first = Report.tracking(report.send());
        assertThat(Report.tracking(report.send())).isEqualTo(first);
        assertThat(count(body)).isOne();
        assertThat(report.client.get("/t/" + first + "/receipt").body()).contains("没有重复登记");
    }

    @Test
    void the_same_report_eight_times_at_once_is_one_appeal() throws Exception {
        var body = once("同时点了八下");
        var report = Report.at(anybody(), door()).told(body, "13985200009");
        var trackings = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = new ArrayList<java.util.concurrent.Future<HttpResponse<String>>>();
            for (int n = 0; n < 8; n++) {
                sent.add(threads.submit(report::send));
            }
            for (var answer : sent) {
                trackings.add(Report.tracking(answer.get()));
            }
        }
        assertThat(trackings).hasSize(1);
        assertThat(count(body)).isOne();
    }

    @Test
    void a_form_that_lay_about_is_checked_once_more() {
        var report = Report.at(anybody(), door()).told("放了八天的表单", "");
        var old = new FilingSeal(vault, Clock.offset(clock, Duration.ofDays(-8))).issue();
        for (var key : List.of(old, "forged." + report.fields.get("requestKey"), "x")) {
            var answer = report.with("requestKey", key).send();
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("这张表单放得太久了", "放了八天的表单");
        }
        assertThat(count("放了八天的表单")).isZero();
    }

    @Test
    void a_bot_at_one_plate_is_slowed_down_and_told_kindly() {
        var token = plate(11);
        var body = once("机器人说话");
        int taken = 0;
        var last = Report.at(anybody(), "plate=" + token).told(body, "").send();
        while (last.statusCode() == 303 && taken < 50) {
            taken++;
            last = Report.at(anybody(), "plate=" + token).told(body, "").send();
        }
        assertThat(taken).as("ten at once, and one more for each minute that it took").isBetween(10, 15);
        assertThat(count(body)).isEqualTo(taken);
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.body()).contains("提交得太频繁", "机器人说话");
        assertThat(last.headers().firstValue("Retry-After")).contains("60");
    }

    @Test
    void one_address_is_slowed_down_too() {
        var limits = new FilingLimits(new FilingLimits.Limits(10, 60, 20, 120));
        int taken = 0;
        for (int n = 0; n < 100; n++) {
            taken += limits.mayFile("plate" + n, "203.0.113.9") ? 1 : 0;
        }
        assertThat(taken).isBetween(20, 21);
    }

    /** Words that no earlier run has left in the database. */
    private static String once(String words) {
        return words + " " + RequestKey.fresh();
    }

    private int count(String body) {
        return jdbc.sql("select count(*) from appeal.appeal where body = :body").param("body", body)
            .query(Integer.class).single();
    }

    /** A door that no other test reports from, because a plate has its limits. */
    private String door() {
        return "plate=" + plate(DOORS.getAndIncrement());
    }

    /** The n-th plate of the compound, for a test of its own. */
    private String plate(int n) {
        return jdbc.sql("""
                select token
                from area.plate
                join area.place on place.id = plate.place
                where withdrawn_at is null and token <> 'DemoFenghuangYuan501' and code like '5203270010030001%'
                order by token
                limit 1 offset :n
                """)
            .param("n", n)
            .query(String.class)
            .single();
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
