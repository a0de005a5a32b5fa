package org.minsheng.household.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.minsheng.household.internal.HouseholdHistory;
import org.minsheng.household.internal.imports.ChangingImport.Wish;
import org.minsheng.household.internal.imports.SheetImport.State;
import org.minsheng.people.IdentityNumber;
import org.minsheng.people.Persons;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Beside;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.access.AccessDeniedException;

/** Sheets of households are judged row by row, written as one and undone as one. */
@Beside
@ResourceLock("writing household imports")
class HouseholdImportTests extends RunningServer {

    private static final Object[] HEAD = {"住址", "姓名", "与户主关系", "身份证号", "联系电话", "居住情况", "人员类别"};
    private static final AtomicInteger SERIAL = new AtomicInteger(ThreadLocalRandom.current().nextInt(100));

    @Autowired
    SheetImports imports;

    @Autowired
    StagedRows rows;

    @Autowired
    WhatStays stays;

    @Autowired
    UploadingSheets uploading;

    @Autowired
    MappingColumns mapping;

    @Autowired
    MendingRows mending;

    @Autowired
    ChangingImport changing;

    @Autowired
    ImportJob job;

    @Autowired
    Persons persons;

    /** A community of its own with one compound of two buildings, and its clerk. */
    private Viewer clerk() {
        var code = "520329" + (700 + SERIAL.incrementAndGet() % 200)
            + "%03d".formatted(ThreadLocalRandom.current().nextInt(1000));
        var area = MadeUpPlaces.community(jdbc, code, "试点社区", new String[] {"试点苑"}, 2, 3);
        return new Viewer(new AccountId(9_000_000 + SERIAL.get()), "测试", null,
            List.of(new Grant(Role.DESK_CLERK, new OrganisationId(0), area)));
    }

    private static String number() {
        var born = LocalDate.of(1950, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(18_000));
        var digits = "5203" + (10 + ThreadLocalRandom.current().nextInt(80)) + born.toString().replace("-", "")
            + "%03d".formatted(ThreadLocalRandom.current().nextInt(1000));
        return digits + IdentityCell.check(digits);
    }

    private static byte[] book(Object[]... people) {
        var all = new Object[people.length + 1][];
        all[0] = HEAD;
        System.arraycopy(people, 0, all, 1, people.length);
        return new Book().sheet("台账", all).bytes();
    }

    private long preview(Viewer viewer, byte[] file) throws Exception {
        return preview(viewer, file, true);
    }

    private long preview(Viewer viewer, byte[] file, boolean consented) throws Exception {
        long id = uploading.upload(viewer, RequestKey.fresh(), viewer.grants().getFirst().area(), "台账.xlsx", file);
        var item = imports.find(id).orElseThrow();
        assertThat(mapping.map(viewer, item,
            new MappingColumns.Choice(item.tables(), new LinkedHashMap<>(item.mapping()), "0851", consented)))
            .isEmpty();
        assertThat(settled(id)).isEqualTo(State.READY);
        return id;
    }

    private State settled(long id) throws InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        while (imports.find(id).orElseThrow().state().isAtWork() && Instant.now().isBefore(until)) {
            Thread.sleep(50);
        }
        return imports.find(id).orElseThrow().state();
    }

    private void confirm(Viewer viewer, long id) throws InterruptedException {
        assertThat(changing.change(viewer, imports.find(id).orElseThrow(), Wish.CONFIRM)).isTrue();
        assertThat(settled(id)).isEqualTo(State.DONE);
    }

    private void undo(Viewer viewer, long id) throws InterruptedException {
        assertThat(changing.change(viewer, imports.find(id).orElseThrow(), Wish.UNDO)).isTrue();
        assertThat(settled(id)).isEqualTo(State.UNDONE);
    }

    private List<StagedRows.Row> all(long id) {
        return rows.page(id, new StagedRows.Filter(null, null, null, false), 0, 1000);
    }

    private Map<Judgement, Long> counts(long id) {
        return rows.counts(id);
    }

    private int living(Viewer viewer) {
        return jdbc.sql("select count(*) from household.member where door like :area || '%' and until is null")
            .param("area", viewer.grants().getFirst().area().value())
            .query(Integer.class).single();
    }

    @Test
    void a_family_is_written_once_and_the_same_file_says_that_all_is_the_same() throws Exception {
        var viewer = clerk();
        var file = book(new Object[] {"试点苑1栋2单元301", "甲一", "户主", number(), "199"
            + (10_000_000 + SERIAL.incrementAndGet()), "自住", ""},
            new Object[] {"", "甲二", "妻", number(), "", "", ""}, new Object[] {"", "甲三", "长子", "", "", "", ""},
            new Object[] {"试点苑1栋2单元302", "乙一", "户主", "", "", "租住", ""});
        long first = preview(viewer, file);
        assertThat(counts(first)).containsExactly(Map.entry(Judgement.NEW, 4L));
        assertThat(living(viewer)).isZero();
        confirm(viewer, first);
        assertThat(imports.find(first).orElseThrow().households()).isEqualTo(2);
        assertThat(jdbc.sql("""
                select residence || ' ' || people
                from household.household
                where door like :area || '%'
                order by door
                """).param("area", viewer.grants().getFirst().area().value()).query(String.class).list())
            .containsExactly("OWNER 3", "TENANT 1");
        long second = preview(viewer, file);
        assertThat(counts(second)).containsExactly(Map.entry(Judgement.SAME, 4L));
        undo(viewer, first);
        assertThat(living(viewer)).isZero();
    }

    @Test
    void wrong_rows_say_why_and_are_mended_one_by_one() throws Exception {
        var viewer = clerk();
        var right = number();
        var wrong = right.substring(0, 17) + (right.charAt(17) == '1' ? '2' : '1');
        long id = preview(viewer, book(
            new Object[] {"试点苑1栋2单元301", "甲一", "户主", Double.valueOf("520329199001011234"), "", "", ""},
            new Object[] {"试点苑1栋2单元302", "甲二", "户主", wrong, "", "", ""},
            new Object[] {"试点苑9栋2单元302", "甲三", "户主", number(), "", "", ""},
            new Object[] {"试点苑1栋2单元303", "甲四", "干亲家", number(), "", "", ""},
            new Object[] {"试点苑1栋2单元304", "甲五", "户主", number(), "12345", "", ""}));
        assertThat(all(id)).extracting(row -> row.reasons().isEmpty() ? ""
            : row.reasons().getFirst().replaceAll("^household.import.wrong.|\\|.*$", ""))
            .containsExactly("identity-rounded", "identity-check", "door", "relation", "");
        assertThat(all(id).getLast().hints()).containsExactly("household.import.wrong.phone|12345");
        assertThat(mending.mend(id, 2, Map.of(Field.IDENTITY, right), null)).extracting(verdict -> verdict.judgement())
            .isEqualTo(Judgement.NEW);
        assertThat(mending.mend(id, 1, Map.of(Field.IDENTITY, right), null)).extracting(verdict -> verdict.judgement())
            .isEqualTo(Judgement.NEW);
        assertThat(all(id).get(1).reasons()).containsExactly("household.import.wrong.twice-differs|2");
        mending.mend(id, 1, Map.of(Field.IDENTITY, ""), null);
        mending.mend(id, 3, Map.of(Field.ADDRESS, "试点苑2-2-302"), null);
        mending.mend(id, 4, Map.of(Field.RELATION, "亲戚"), null);
        assertThat(counts(id)).containsExactly(Map.entry(Judgement.NEW, 5L));
    }

    @Test
    void a_person_in_two_homes_needs_a_decision_and_may_move() throws Exception {
        var viewer = clerk();
        var number = number();
        confirm(viewer, preview(viewer, book(new Object[] {"试点苑1栋1单元101", "甲一", "户主", number, "", "", ""},
            new Object[] {"试点苑1栋1单元101", "甲二", "配偶", number(), "", "", ""})));
        long id = preview(viewer, book(new Object[] {"试点苑2栋1单元101", "甲一", "户主", number, "", "", ""}));
        assertThat(all(id).getFirst().reasons().getFirst()).startsWith("household.import.wrong.elsewhere|")
            .contains("试点苑");
        assertThat(mending.decide(id, Decision.MOVE)).isEqualTo(1);
        assertThat(counts(id)).containsExactly(Map.entry(Judgement.NEW, 1L));
        confirm(viewer, id);
        assertThat(living(viewer)).isEqualTo(2);
        undo(viewer, id);
        assertThat(jdbc.sql("select count(*) from household.member where door like :door || '%' and until is null")
            .param("door", viewer.grants().getFirst().area().value() + "0001001").query(Integer.class).single())
                .isEqualTo(2);
    }

    @Test
    void the_same_person_on_two_worksheets_is_taken_once() throws Exception {
        var viewer = clerk();
        var number = number();
        var rowsOf = new Object[][] {HEAD, {"试点苑1栋1单元101", "甲一", "户主", number, "", "", ""}};
        long id = preview(viewer, new Book().sheet("一", rowsOf).sheet("二", rowsOf)
            .sheet("三", new Object[][] {HEAD, {"试点苑1栋1单元102", "甲一", "户主", number, "", "", ""}}).bytes());
        assertThat(all(id)).extracting(StagedRows.Row::judgement)
            .containsExactly(Judgement.NEW, Judgement.SAME, Judgement.WRONG);
        assertThat(all(id).get(1).hints()).containsExactly("household.import.hint.twice|一 2");
    }

    @Test
    void what_is_known_by_name_gets_the_number_that_a_later_sheet_has() throws Exception {
        var viewer = clerk();
        confirm(viewer, preview(viewer, book(new Object[] {"试点苑1栋1单元101", "甲一", "户主", "", "", "", ""})));
        var number = number();
        long id = preview(viewer, book(new Object[] {"试点苑1栋1单元101", "甲一", "户主", number, "", "租住", ""}));
        assertThat(counts(id)).containsExactly(Map.entry(Judgement.CHANGED, 1L));
        confirm(viewer, id);
        assertThat(living(viewer)).isEqualTo(1);
        assertThat(persons.byIdentity(new IdentityNumber(number))).isPresent();
        assertThat(counts(preview(viewer, book(new Object[] {"试点苑1栋1单元101", "甲一", "户主", number, "", "租住", ""}))))
            .containsExactly(Map.entry(Judgement.SAME, 1L));
    }

    @Test
    void undoing_keeps_a_household_that_was_changed_since_and_forgets_the_others() throws Exception {
        var viewer = clerk();
        var number = number();
        long id = preview(viewer, book(new Object[] {"试点苑1栋1单元101", "甲一", "户主", number, "", "", "残疾人"},
            new Object[] {"试点苑1栋1单元102", "甲二", "户主", number(), "", "", ""}));
        confirm(viewer, id);
        jdbc.sql("update household.household set version = version + 1 where door like :door || '%0102'")
            .param("door", viewer.grants().getFirst().area().value()).update();
        undo(viewer, id);
        assertThat(imports.find(id).orElseThrow().kept()).isEqualTo(1);
        assertThat(stays.homes(id, 0, 10)).hasSize(1);
        jdbc.sql("update household.import_household set stayed = false where import = :id").param("id", id).update();
        assertThat(stays.homes(id, 0, 10)).as("as it was before that was kept").isEmpty();
        jdbc.sql(new ClassPathResource("db/migration/household/V7__what_stayed_earlier.sql")
            .getContentAsString(StandardCharsets.UTF_8)).update();
        assertThat(stays.homes(id, 0, 10)).hasSize(1);
        assertThat(living(viewer)).isEqualTo(1);
        assertThat(persons.byIdentity(new IdentityNumber(number))).isEmpty();
    }

    @Test
    void what_a_later_sheet_changed_stays_unless_that_one_is_undone_first() throws Exception {
        var viewer = clerk();
        var number = number();
        long first = preview(viewer, book(new Object[] {"试点苑1栋1单元101", "甲一", "户主", number, "", "自住", ""},
            new Object[] {"试点苑1栋1单元102", "甲二", "户主", number(), "", "", ""}));
        confirm(viewer, first);
        assertThat(stays.counts(first)).isEqualTo(new WhatStays.Counts(2, 0));
        long second = preview(viewer, book(new Object[] {"试点苑1栋1单元101", "甲一", "户主", number, "", "租住", ""}));
        confirm(viewer, second);
        assertThat(stays.counts(first)).isEqualTo(new WhatStays.Counts(1, 1));
        var home = stays.homes(first, 0, 10).getFirst();
        assertThat(home.kind()).isEqualTo(HouseholdHistory.Kind.IMPORTED);
        assertThat(home.later()).isNotNull().extracting(WhatStays.Later::id).isEqualTo(second);
        assertThat(stays.homes(first, home.id(), 10)).isEmpty();
        undo(viewer, second);
        assertThat(stays.counts(first)).isEqualTo(new WhatStays.Counts(2, 0));
        undo(viewer, first);
        assertThat(living(viewer)).isZero();
        assertThat(imports.find(first).orElseThrow().kept()).isZero();
    }

    @Test
    void a_sensitive_group_without_a_signed_consent_is_left_out() throws Exception {
        var viewer = clerk();
        var file = book(new Object[] {"试点苑1栋1单元101", "甲一", "户主", number(), "", "", "残疾人、退役军人、钉子户"});
        long without = preview(viewer, file, false);
        assertThat(all(without).getFirst().hints())
            .containsExactly("household.import.hint.group|钉子户", "household.import.hint.consent");
        confirm(viewer, preview(viewer, file, true));
        assertThat(jdbc.sql("""
                select care.care_group || coalesce(' ' || consent.how, '')
                from household.care
                join household.member on member.id = care.member
                left join household.consent on consent.person = care.person and consent.datum = care.care_group
                where member.door like :area || '%'
                order by 1
                """).param("area", viewer.grants().getFirst().area().value()).query(String.class).list())
            .containsExactly("disabled SIGNED_PAPER", "veteran");
    }

    @Test
    void two_who_confirm_at_once_write_it_once() throws Exception {
        var viewer = clerk();
        long id = preview(viewer, book(new Object[] {"试点苑1栋1单元101", "甲一", "户主", number(), "", "", ""}));
        var item = imports.find(id).orElseThrow();
        Callable<Boolean> press = () -> changing.change(viewer, item, Wish.CONFIRM);
        try (var both = Executors.newFixedThreadPool(2)) {
            long first = both.invokeAll(List.of(press, press)).stream().filter(done -> {
                try {
                    return done.get();
                } catch (Exception fault) {
                    throw new IllegalStateException(fault);
                }
            }).count();
            assertThat(first).isEqualTo(1);
        }
        assertThat(settled(id)).isEqualTo(State.DONE);
        job.run(id);
        assertThat(living(viewer)).isEqualTo(1);
    }

    @Test
    void reading_that_was_cut_off_begins_anew_and_doubles_nothing() throws Exception {
        var viewer = clerk();
        long id = preview(viewer, book(new Object[] {"试点苑1栋1单元101", "甲一", "户主", number(), "", "", ""}));
        jdbc.sql("update household.import set state = 'READING' where id = :id").param("id", id).update();
        job.run(id);
        assertThat(counts(id)).containsExactly(Map.entry(Judgement.NEW, 1L));
    }

    @Test
    void columns_are_remembered_and_what_was_staged_is_sealed_and_goes() throws Exception {
        var viewer = clerk();
        var file = new Book().sheet("台账", new Object[][] {{"地址", "姓名", "身份信息"}, {"试点苑1栋1单元101", "甲一", number()}})
            .bytes();
        long id = uploading.upload(viewer, RequestKey.fresh(), viewer.grants().getFirst().area(), "a.xlsx", file);
        var item = imports.find(id).orElseThrow();
        var columns = new LinkedHashMap<>(item.mapping());
        columns.put("身份信息", Field.IDENTITY);
        mapping.map(viewer, item, new MappingColumns.Choice(item.tables(), columns, "", false));
        settled(id);
        assertThat(new String(jdbc.sql("select cells from household.import_row where import = :id").param("id", id)
            .query(byte[].class).single(), StandardCharsets.UTF_8)).doesNotContain("甲一");
        assertThat(changing.change(viewer, item, Wish.DISCARD)).isTrue();
        assertThat(jdbc.sql("select count(*) from household.import_row where import = :id").param("id", id)
            .query(Integer.class).single()).isZero();
        long again = uploading.upload(viewer, RequestKey.fresh(), viewer.grants().getFirst().area(), "a.xlsx", file);
        assertThat(imports.find(again).orElseThrow().mapping()).containsEntry("身份信息", Field.IDENTITY);
    }

    @Test
    void an_area_of_another_desk_is_refused() {
        var viewer = clerk();
        assertThatThrownBy(() -> uploading.upload(viewer, RequestKey.fresh(), new AreaCode("520327001003"), "a.xlsx",
            book(new Object[] {"试点苑1栋1单元101", "甲一", "户主", "", "", "", ""}))).isInstanceOf(AccessDeniedException.class);
    }
}
