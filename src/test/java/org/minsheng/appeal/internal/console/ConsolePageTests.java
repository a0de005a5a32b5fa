package org.minsheng.appeal.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.Channel;
import org.minsheng.appeal.ToldBy;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.Ledger;
import org.minsheng.appeal.internal.filing.Filing;
import org.minsheng.appeal.internal.filing.FilingAppeal;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** The console's pages of appeals over HTTP, each as the person who would use it. */
class ConsolePageTests extends RunningServer {

    static final String COMPOUND = "5203270010030001";

    @Autowired
    AppealBook book;

    @Autowired
    Ledger ledger;

    @Autowired
    FilingAppeal filing;
    @Autowired
    Clock clock;

    @Test
    void a_clerk_takes_a_call_down_and_gets_a_receipt() {
        var number = taken("楼道灯不亮，老人摔了一跤", Map.of("phone", "13911110001", "name", "罗小云"));
        var receipt = client("clerk").get("/console/appeals/" + number + "/receipt");
        assertThat(receipt.statusCode()).isEqualTo(200);
        assertThat(receipt.body()).contains(number, "/t/" + appeal(number).tracking(), "<svg class=\"qr\"");
        assertThat(appeal(number).work().state()).isEqualTo(AppealState.FILED);
    }

    @Test
    void the_same_form_sent_twice_is_taken_down_once() {
        var form = form("双击提交的诉求", Map.of());
        var first = client("clerk").post("/console/appeals", form);
        var second = client("clerk").post("/console/appeals", form);
        assertThat(second.statusCode()).isEqualTo(303);
        assertThat(location(second)).isEqualTo(location(first));
    }

    @Test
    void a_form_with_faults_keeps_what_was_typed_and_says_what_is_wrong() {
        var form = form("字太多".repeat(700), Map.of("phone", "12345", "place", "", "placeWords", ""));
        var answer = client("clerk").post("/console/appeals", form);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("最多 2,000 个字", "电话号码不对", "请填写地点", "字太多字太多", "value=\"12345\"")
            .contains("<a href=\"/console/appeals/new\" aria-current=\"page\">")
            .doesNotContain("<a href=\"/console/appeals\" aria-current=\"page\">");
    }

    @Test
    void a_place_of_another_community_is_refused() {
        var answer = client("clerk").post("/console/appeals", form("别处的事", Map.of("place", "5203280049010001")));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("不在您受理的范围内");
    }

    @Test
    void a_handler_learns_neither_who_an_anonymous_reporter_is_nor_the_way_to_the_reporter_s_page() {
        var said = new Filing(RequestKey.fresh(), AppealKind.COMPLAINT, Channel.WEB, "", "不愿说是谁，电梯一到晚上就停",
            null, new AreaCode(COMPOUND), "", null, new Filing.Contact(new PhoneNumber("13911117741"), null), false,
            null, null, true, false, ToldBy.PAGE, List.of());
        var filed = filing.file(new Viewer(new AccountId(1), "139****7741", null, List.of()), said);
        var path = "/console/appeals/" + filed.number();
        step("clerk", filed.number(), "dispatch",
            Map.of("dispatch-matter", "compound.drain", "dispatch-note", "此人常来，请耐心"));
        for (var page : List.of(path, path + "/sheet")) {
            assertThat(client("wuye").get(page).body()).as(page).contains("电梯一到晚上就停", "群众", "此人常来")
                .doesNotContain("139****7741", "/t/" + filed.tracking());
        }
        assertThat(client("clerk").get(path).body()).contains("139****7741");
        assertThat(client("clerk").get("/t/" + filed.tracking()).body()).contains("电梯一到晚上就停").doesNotContain("此人常来");
    }

    @Test
    void script_in_a_text_stays_text() {
        var number = taken("<script>alert(1)</script>", Map.of());
        assertThat(client("clerk").get("/console/appeals/" + number).body())
            .contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert(1)");
    }

    @Test
    void only_those_with_business_see_an_appeal() {
        var number = taken("只给有关的人看", Map.of());
        assertThat(client("clerk").get("/console/appeals/" + number).statusCode()).isEqualTo(200);
        assertThat(client("longquan").get("/console/appeals/" + number).statusCode()).isEqualTo(200);
        assertThat(client("leader").get("/console/appeals/" + number).statusCode()).isEqualTo(200);
        assertThat(client("yingfu-clerk").get("/console/appeals/" + number).statusCode()).isEqualTo(404);
        assertThat(client("wuye").get("/console/appeals/" + number).statusCode()).isEqualTo(404);
        step("clerk", number, "dispatch", Map.of("dispatch-matter", "compound.drain"));
        assertThat(client("wuye").get("/console/appeals/" + number).statusCode()).isEqualTo(200);
        assertThat(client("wuye").get("/console/appeals").body()).contains(number);
    }

    @Test
    void whoever_acts_on_a_stale_page_is_told_who_was_first_and_keeps_the_text() {
        var number = taken("两个人同时处理", Map.of());
        int version = appeal(number).version();
        assertThat(step("clerk", number, version, "acceptance", Map.of("accept-kind", "HELP")).statusCode())
            .isEqualTo(303);
        var late = step("tiyuchang", number, version, "rise", Map.of("rise-note", "社区办不了，请街道协调"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("李小燕 刚刚做了", "受理", "社区办不了，请街道协调");
        assertThat(appeal(number).work().state()).isEqualTo(AppealState.ACCEPTED);
    }

    @Test
    void the_wrong_tier_is_told_whose_turn_it_is() {
        var number = taken("应由社区先受理", Map.of());
        var answer = step("longquan", number, "acceptance", Map.of("accept-kind", "HELP"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("现在由社区一级受理");
    }

    @Test
    void a_step_sent_twice_is_taken_once() {
        var number = taken("重复点击受理", Map.of());
        var form = new HashMap<String, String>(Map.of("version", "0", "requestKey", RequestKey.fresh().toString(),
            "accept-kind", "HELP"));
        for (int time = 0; time < 2; time++) {
            assertThat(client("clerk").post("/console/appeals/" + number + "/acceptance", form).statusCode())
                .isEqualTo(303);
        }
        assertThat(book.history(appeal(number).id())).hasSize(2);
    }

    @Test
    void an_internal_note_changes_nothing_and_is_not_for_the_reporter() {
        var number = taken("带内部备注", Map.of());
        step("clerk", number, "notes", Map.of("note-note", "已电话核实"));
        var last = book.history(appeal(number).id()).getLast();
        assertThat(last.shown()).isFalse();
        assertThat(last.note()).isEqualTo("已电话核实");
        assertThat(appeal(number).version()).isZero();
        assertThat(client("clerk").get("/console/appeals/" + number).body()).contains("已电话核实");
    }

    @Test
    void an_answer_is_called_back_by_somebody_else_and_then_closed() {
        var number = taken("答复与回访", Map.of());
        step("clerk", number, "acceptance", Map.of("accept-kind", "QUESTION"));
        step("clerk", number, "answer", Map.of("answer-note", "已经解答。"));
        var own = step("clerk", number, "call-back", Map.of("call-back-verdict", "SOLVED"));
        assertThat(own.statusCode()).isEqualTo(422);
        assertThat(own.body()).contains("答复人以外的同事");
        assertThat(step("tiyuchang", number, "call-back", Map.of("call-back-verdict", "SOLVED")).statusCode())
            .isEqualTo(303);
        assertThat(step("tiyuchang", number, "closure", Map.of()).statusCode()).isEqualTo(303);
        assertThat(appeal(number).outcome().verdict()).isEqualTo(Verdict.SOLVED);
        assertThat(appeal(number).work().state()).isEqualTo(AppealState.CLOSED);
    }

    @Test
    void a_caller_s_earlier_appeals_appear_once_the_number_is_complete() {
        var number = taken("来电人的第一件事", Map.of("phone", "13911110077", "name", "石大爷"));
        assertThat(client("clerk").post("/console/appeals/callers", Map.of("phone", "1391111")).body())
            .doesNotContain(number);
        assertThat(client("clerk").post("/console/appeals/callers", Map.of("phone", "139 1111 0077")).body())
            .contains("来电人的第一件事", "139****0077").doesNotContain("13911110077");
        assertThat(client("yingfu-clerk").post("/console/appeals/callers", Map.of("phone", "13911110077")).body())
            .doesNotContain("来电人的第一件事");
    }

    @Test
    void words_and_numbers_find_an_appeal() {
        var number = taken("凤凰苑健身器材的螺丝松动了", Map.of());
        assertThat(client("clerk").get("/console/appeals?tab=all&q=%E8%9E%BA%E4%B8%9D").body()).contains(number);
        assertThat(location(client("clerk").get("/console/appeals?q=" + number)))
            .endsWith("/console/appeals/" + number);
        assertThat(client("yingfu-clerk").get("/console/appeals?tab=all&q=%E8%9E%BA%E4%B8%9D").body())
            .doesNotContain(number);
    }

    @Test
    void the_trail_says_what_a_step_changed_and_knows_uploads_columns_and_sign_outs() {
        var number = taken("先当求助、后来算投诉的一件", Map.of());
        step("clerk", number, "acceptance", Map.of("accept-kind", "COMPLAINT", "accept-urgency", "URGENT"));
        var entry = jdbc.sql("""
                select before::text || ' → ' || after::text as change
                from account.audit_entry
                where action = 'appeal.accept' and subject = :it
                """)
            .param("it", appeal(number).id().subject()).query(String.class).single();
        assertThat(entry).contains("\"kind\": \"HELP\"", "\"kind\": \"COMPLAINT\"", "\"urgency\": \"URGENT\"",
            "\"due\"").doesNotContain("\"verdict\"");
        var since = clock.instant().atOffset(ZoneOffset.UTC);
        var clerk = new org.minsheng.testing.Client(base()).signIn("clerk");
        var path = clerk.post("/console/columns/appeals",
            new HashMap<>(Map.of("column", "appeal.ledger.kind", "back", "/console/appeals")));
        assertThat(path.statusCode()).isEqualTo(303);
        clerk.post("/console/columns/appeals", new HashMap<>(Map.of("usual", "1", "back", "/console/appeals")));
        clerk.post("/console/appeals", form("带一张照片", Map.of("body", "")),
            List.of(new org.minsheng.testing.Client.Upload("photos", "a.jpg", "image/jpeg",
                org.minsheng.appeal.internal.Report.jpeg(90, 90))));
        clerk.post("/sign-out", Map.of());
        var actor = "account:" + jdbc.sql("select id from account.account where username = 'clerk'")
            .query(Long.class).single();
        assertThat(jdbc.sql("""
                select distinct action
                from account.audit_entry
                where actor = :actor and at >= :since
                """)
            .param("actor", actor).param("since", since).query(String.class).list())
            .contains("page.columns", "attachment.keep", "account.sign-out");
    }

    @Test
    void what_is_overdue_stands_on_top_of_the_page_of_who_supervises() {
        var number = taken("这件事早就该答复了", Map.of());
        jdbc.sql("update appeal.appeal set due_at = '2001-01-01' where number = :number")
            .param("number", number).update();
        for (var who : List.of("tiyuchang", "longquan", "leader")) {
            var start = client(who).get("/console").body();
            assertThat(start).as(who).contains("/console/appeals?tab=overdue", "/console/appeals/" + number);
            assertThat(start.indexOf("/console/appeals/" + number)).as("first of all panels for " + who)
                .isLessThan(start.indexOf("</section>"));
        }
        assertThat(client("yingfu").get("/console").body()).doesNotContain(number);
        jdbc.sql("update appeal.appeal set due_at = now() + interval '3 days' where number = :number")
            .param("number", number).update();
    }

    @Test
    void the_search_of_the_console_finds_numbers_phones_and_words() {
        var number = taken("龙凤步道的护栏断了一截", Map.of("phone", "13911110088"));
        var parts = number.split("-");
        for (var typed : List.of(number, "139 1111 0088", "护栏", parts[2],
            parts[1] + "-" + parts[2], parts[1] + " " + parts[2],
                parts[0] + parts[1] + parts[2], number.replace('-', '—'))) {
            var path = "/console/search?q=" + java.net.URLEncoder.encode(typed,
                java.nio.charset.StandardCharsets.UTF_8);
            assertThat(client("clerk").get(path).body()).as(typed).contains("/console/appeals/" + number);
            assertThat(client("yingfu-clerk").get(path).body()).as(typed).doesNotContain("/console/appeals/" + number);
        }
    }

    @Test
    void the_search_of_the_console_finds_places_of_the_own_area_only_and_the_day_must_fit() {
        var place = "/console/search?q=" + java.net.URLEncoder.encode("凤凰苑", java.nio.charset.StandardCharsets.UTF_8);
        assertThat(client("clerk").get(place).body()).contains("/console/places/5203270010030001");
        assertThat(client("yingfu-clerk").get(place).body()).doesNotContain("/console/places/5203270010030001");
        var serial = taken("另一天的编号找不到", Map.of()).split("-")[2];
        assertThat(client("clerk").get("/console/search?q=20200101-" + serial).body()).doesNotContain("另一天的编号找不到");
        assertThat(client("clerk").get("/console/search?q=520328-20200101-" + serial).statusCode()).isEqualTo(200);
        assertThat(client("clerk").get("/console/search?q=%3Cscript%3E-1").body()).doesNotContain("<script>-1");
    }

    @Test
    void what_a_handler_types_for_the_public_names_neither_the_reporter_nor_a_door_and_the_desk_sees_it_before() {
        var number = taken("楼道里的杂物请清一清", Map.of("phone", "13911110099", "name", "欧阳明珠"));
        step("clerk", number, "acceptance", Map.of("accept-kind", "COMPLAINT"));
        step("clerk", number, "answer", Map.of("answer-note", "已经清完。", "answer-publicTitle", "欧阳明珠家门口的杂物",
            "answer-publicAnswer", "3栋2单元501门口已清，请欧阳女士放心，电话13911110099不再打扰。"));
        var outcome = appeal(number).outcome();
        assertThat(outcome.publicTitle()).isEqualTo("家门口的杂物");
        assertThat(outcome.publicAnswer()).doesNotContain("欧阳", "501", "3栋", "1391111").contains("已清", "放心");
        assertThat(client("tiyuchang").get("/console/appeals/" + number).body())
            .contains("办结后在公开栏上这样显示", "家门口的杂物").doesNotContain("*家门口");
        step("tiyuchang", number, "call-back", Map.of("call-back-verdict", "SATISFIED"));
        assertThat(client("tiyuchang").get("/console/appeals/" + number).body())
            .contains("name=\"close-publicTitle\"", "value=\"家门口的杂物\"");
        assertThat(step("tiyuchang", number, "closure",
            Map.of("close-publicTitle", "楼道杂物", "close-publicAnswer", "欧阳明珠说的杂物已清。")).statusCode())
            .isEqualTo(303);
        assertThat(appeal(number).outcome().publicTitle()).isEqualTo("楼道杂物");
        assertThat(anybody().get("/wall/" + "520327001003" + "/" + number).body())
            .contains("*说的杂物已清").doesNotContain("欧阳");
    }

    @Test
    void a_file_too_large_at_the_desk_is_told_beside_the_field_and_the_words_are_kept() {
        var answer = client("clerk").post("/console/appeals",
            new java.util.LinkedHashMap<>(Map.of("channel", "DESK", "kind", "HELP",
                "requestKey", org.minsheng.shared.RequestKey.fresh().toString(),
                "body", "窗口上说了很久的一件事", "place", "520327001003")),
            List.of(new org.minsheng.testing.Client.Upload("photos", "录像.jpg", "image/jpeg",
                new byte[30 * 1024 * 1024])));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("“录像.jpg”太大了", "窗口上说了很久的一件事");
    }

    @Test
    void a_point_given_at_the_desk_is_on_the_map_and_on_paper_and_notes_are_on_paper_only_when_asked_for() {
        var number = taken("桥头的护栏松了", Map.of("longitude", "107.7168", "latitude", "27.9543"));
        step("clerk", number, "notes", Map.of("note-note", "这句话只给同事看"));
        assertThat(client("clerk").get("/console/appeals/" + number).body())
            .contains("107.716800, 27.954300", "data-map=", "这句话只给同事看");
        var sheet = client("clerk").get("/console/appeals/" + number + "/sheet").body();
        assertThat(sheet).contains("107.716800, 27.954300", "notes=1").doesNotContain("这句话只给同事看");
        assertThat(client("clerk").get("/console/appeals/" + number + "/sheet?notes=1").body()).contains("这句话只给同事看");
        assertThat(client("clerk").get("/console/appeals/sheets?number=" + number).body()).doesNotContain("这句话只给同事看")
            .contains("number=" + number + "&amp;notes=1");
    }

    @Test
    void whoever_looks_on_is_told_why_there_is_nothing_to_do() {
        var number = taken("领导只看不办", Map.of());
        assertThat(client("leader").get("/console/appeals/" + number).body()).contains("现在由体育场社区居民委员会处理")
            .doesNotContain("/acceptance");
    }

    @Test
    void merged_appeals_point_at_each_other() {
        var first = taken("同一根水管漏水", Map.of());
        var second = taken("同一根水管又有人来说", Map.of());
        assertThat(step("clerk", second, "merge", Map.of("merge-into", "520327-20200101-999999")).statusCode())
            .isEqualTo(422);
        assertThat(step("clerk", second, "merge", Map.of("merge-into", first)).statusCode()).isEqualTo(303);
        assertThat(client("clerk").get("/console/appeals/" + first).body()).contains("并入本件的诉求", second);
        assertThat(client("clerk").get("/console/appeals/" + second).body()).contains("已并入", first);
        step("clerk", first, "acceptance", Map.of("accept-kind", "QUESTION"));
        step("clerk", first, "answer", Map.of("answer-note", "3栋2单元的水管已经换新。"));
        assertThat(client("clerk").get("/t/" + appeal(second).tracking()).body())
            .contains("水管已经换新。").doesNotContain("2单元");
    }

    @Test
    void the_administrator_keeps_matters() {
        var admin = client("admin");
        assertThat(admin.post("/console/matters",
            Map.of("parent", "other", "code", "test-matter", "nameZh", "试一试", "nameEn", "A try"))
            .statusCode()).isIn(303, 422);
        assertThat(admin.get("/console/matters").body()).contains("other.test-matter");
        assertThat(admin.post("/console/matters",
            Map.of("parent", "other", "code", "test-matter", "nameZh", "试", "nameEn", "x")).body())
            .contains("这个代码已经用了");
    }

    @Test
    void an_export_is_masked_and_written_down() throws IOException {
        var number = taken("找我请打13911112222这个电话 masked7316", Map.of());
        var sheet = client("clerk").bytes("/console/appeals/export?tab=all&q=masked7316");
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(sheet));
            var rows = book.getFirstSheet().openStream()) {
            var lines = rows.map(row -> row.getCellText(0) + " " + row.getCellText(6)).toList();
            assertThat(lines).contains(number + " 找我请打****这个电话 masked7316");
        }
        assertThat(jdbc.sql("select count(*) from account.audit_entry where action = 'appeal.export'")
            .query(Long.class).single())
            .isPositive();
    }

    @Test
    void filters_are_kept_under_a_name_and_taken_away() {
        jdbc.sql("delete from appeal.saved_view where name = '消防'").update();
        var saved = client("clerk").post("/console/appeals/views",
            Map.of("name", "消防", "tab", "all", "matter", "compound.fire-lane"));
        assertThat(location(saved)).contains("matter=compound.fire-lane");
        assertThat(client("clerk").get("/console/appeals").body()).contains(">消防");
        assertThat(client("tiyuchang").get("/console/appeals").body()).doesNotContain(">消防");
        long view = jdbc.sql("select id from appeal.saved_view where name = '消防'").query(Long.class).single();
        client("clerk").post("/console/appeals/views/" + view + "/removal", Map.of());
        assertThat(client("clerk").get("/console/appeals").body()).doesNotContain(">消防");
    }

    @Test
    void the_administrator_puts_a_new_catalogue_in_force_and_others_only_look() {
        var edit = client("admin").get("/console/catalogue/520329/versions/new");
        assertThat(edit.statusCode()).isEqualTo(200);
        int before = version("520329");
        var wrong = client("admin").post("/console/catalogue/520329/versions",
            Map.of("note", "试行", "matter", "compound.drain", "area", "520327",
                "tier", "COMMUNITY", "duty", "drainage"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("不在本县");
        assertThat(version("520329")).isEqualTo(before);
        assertThat(client("clerk").get("/console/catalogue/520327/versions/1").statusCode()).isEqualTo(200);
        assertThat(client("clerk").post("/console/catalogue/520327/versions", Map.of("note", "x")).statusCode())
            .isIn(403, 404);
    }

    @Test
    void every_page_of_the_console_opens_for_its_people() {
        for (var path : List.of("/console", "/console/appeals", "/console/appeals/new",
            "/console/matters", "/console/catalogue",
                "/console/time-limits")) {
            assertThat(client("clerk").get(path).statusCode()).as(path).isEqualTo(200);
        }
        for (var who : List.of("leader", "chengguan", "longquan", "tiyuchang", "wuye", "grid")) {
            assertThat(client(who).get("/console").statusCode()).as(who).isEqualTo(200);
            assertThat(client(who).get("/console/appeals").statusCode()).as(who).isEqualTo(200);
        }
        assertThat(client("admin").get("/console/matters").statusCode()).isEqualTo(200);
        assertThat(client("auditor").get("/console/appeals").statusCode()).isIn(403, 404);
    }

    private int version(String county) {
        return jdbc.sql("select max(version) from appeal.catalogue where county = :county").param("county", county)
            .query(Integer.class).single();
    }

    private String taken(String body, Map<String, String> more) {
        var answer = client("clerk").post("/console/appeals", form(body, more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return location(answer).replaceAll(".*/console/appeals/([^/]+)/receipt", "$1");
    }

    private static Map<String, String> form(String body, Map<String, String> more) {
        var form = new HashMap<String, String>(Map.of("requestKey", RequestKey.fresh().toString(),
            "channel", "HOTLINE", "kind", "HELP",
            "body", body, "place", COMPOUND, "toldBy", "PAGE"));
        form.putAll(more);
        return form;
    }

    private java.net.http.HttpResponse<String> step(String who, String number, String resource,
                                                    Map<String, String> typed) {
        return step(who, number, appeal(number).version(), resource, typed);
    }

    private java.net.http.HttpResponse<String> step(String who, String number, int version, String resource,
                                                    Map<String, String> typed) {
        var form = new HashMap<String, String>(typed);
        form.put("version", String.valueOf(version));
        form.put("requestKey", RequestKey.fresh().toString());
        return client(who).post("/console/appeals/" + number + "/" + resource, form);
    }

    private Appeal appeal(String number) {
        return book.byNumber(number).orElseThrow();
    }

    private static String location(java.net.http.HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
