package org.minsheng.household.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.minsheng.household.internal.Remarks;
import org.minsheng.household.internal.imports.ChangingImport.Wish;
import org.minsheng.household.internal.imports.SheetImport.State;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A family in one wide row, remarks that are kept, and a writer that is killed in the middle: by what it waits for, so
 * that nobody else may be writing then.
 */
@ResourceLock("writing household imports")
class WideSheetTests extends RunningServer {

    private static final Object[] HEAD = {"家庭住址", "户主姓名", "户主身份证号", "配偶姓名", "配偶身份证号", "子女1", "子女1身份证",
        "子女2", "子女数", "备注"};

    @Autowired
    SheetImports imports;
    @Autowired
    StagedRows rows;
    @Autowired
    UploadingSheets uploading;
    @Autowired
    MappingColumns mapping;
    @Autowired
    ChangingImport changing;
    @Autowired
    WritingHouseholds writing;
    @Autowired
    ImportJob job;
    @Autowired
    Remarks remarks;
    @Autowired
    DataSource database;

    private Viewer clerk = Viewer.ANONYMOUS;
    private AreaCode area = new AreaCode("52");

    @BeforeEach
    void a_community_of_its_own() {
        var code = "520329" + "%03d%03d".formatted(ThreadLocalRandom.current().nextInt(500, 600),
            ThreadLocalRandom.current().nextInt(1000));
        area = MadeUpPlaces.community(jdbc, code, "宽表社区", new String[] {"宽表苑"}, 3, 3);
        clerk = new Viewer(new AccountId(System.nanoTime()), "测试", null,
            List.of(new Grant(Role.DESK_CLERK, new OrganisationId(0), area)));
    }

    @Test
    void one_wide_row_is_a_family() throws Exception {
        long id = preview(new Book().sheet("一户一行", new Object[][] {HEAD,
            {"宽表苑1栋1单元101", "甲一", number(), "甲二", number(), "甲三", number(), "甲四", "2", "行动不便，敲门请久等"},
            {"宽表苑1栋1单元102", "乙一", number(), "", "", "", "", "", "0", ""}}).bytes());
        assertThat(imports.find(id).orElseThrow().mapping()).doesNotContainKey("子女数").containsEntry("子女2", Field.NAME);
        assertThat(rows.counts(id)).containsExactly(Map.entry(Judgement.NEW, 5L));
        confirm(id);
        assertThat(jdbc.sql("""
                select relation
                from household.member
                where door like :area || '%' and door like '%0101' and until is null
                order by id
                """)
            .param("area", area.value()).query(String.class).list())
                .containsExactly("HEAD", "SPOUSE", "CHILD", "CHILD");
    }

    @Test
    void remarks_are_kept_sealed_and_taken_back_with_their_sheet() throws Exception {
        long gone = preview(one(number(), "门铃坏了"));
        confirm(gone);
        undo(gone);
        assertThat(jdbc.sql("select count(*) from household.import_remark where import = :id").param("id", gone)
            .query(Long.class).single()).isEqualTo(1);
        assertThat(remarks.of(members())).isEmpty();
        var identity = number();
        confirm(preview(one(identity, "养了一条大狗")));
        assertThat(noted()).isEqualTo("养了一条大狗");
        assertThat(jdbc.sql("select count(*) from household.remark where encode(sealed, 'escape') like '%狗%'")
            .query(Long.class).single()).isZero();
        assertThat(rows.counts(preview(one(identity, "养了一条大狗")))).containsKey(Judgement.SAME);
        long second = preview(one(identity, "狗送人了"));
        assertThat(rows.counts(second)).containsKey(Judgement.CHANGED);
        confirm(second);
        assertThat(noted()).isEqualTo("狗送人了");
        undo(second);
        assertThat(noted()).isEqualTo("养了一条大狗");
    }

    @Test
    void of_a_writer_that_is_killed_nothing_stays_and_the_next_one_writes_all() throws Exception {
        var lines = new Object[61][];
        lines[0] = HEAD;
        for (int line = 1; line < lines.length; line++) {
            lines[line] = new Object[] {"宽表苑%d栋%d单元%d0%d".formatted((line - 1) / 24 % 3 + 1, (line - 1) / 12 % 2 + 1,
                (line - 1) / 4 % 3 + 1, (line - 1) % 4 + 1),
                "户" + "甲乙丙丁".charAt(line % 4) + "大", number(), "", "", "", "", "", "", ""};
        }
        long id = preview(new Book().sheet("台账", lines).bytes());
        jdbc.sql("update household.import set state = 'WRITING' where id = :id").param("id", id).update();

        kill(id);

        assertThat(imports.find(id).orElseThrow().state()).isEqualTo(State.WRITING);
        assertThat(members()).isEmpty();
        job.run(id);
        assertThat(imports.find(id).orElseThrow().state()).isEqualTo(State.DONE);
        assertThat(members()).hasSize(60);
        assertThat(jdbc.sql("select count(*) from household.import_member where import = :id").param("id", id)
            .query(Long.class).single()).isEqualTo(60);
    }

    /** Holds the writer where it ends, then cuts its connection, as a node does that loses its power. */
    private void kill(long id) throws Exception {
        try (var holding = database.getConnection()) {
            holding.setAutoCommit(false);
            try (var lock = holding.createStatement()) {
                lock.execute("lock table household.history in exclusive mode");
            }
            var writer = CompletableFuture.runAsync(() -> writing.write(clerk, id));
            long pid = waiting();
            jdbc.sql("select pg_terminate_backend(:pid::int)").param("pid", pid).query(Boolean.class).single();
            assertThatThrownBy(() -> writer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isNotNull();
            holding.rollback();
        }
    }

    private long waiting() throws InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(until)) {
            var found = jdbc.sql("""
                select pid from pg_locks
                where relation = 'household.history'::regclass and not granted
                """).query(Long.class).list();
            if (!found.isEmpty()) {
                return found.getFirst();
            }
            Thread.sleep(20);
        }
        throw new AssertionError("the writer never came as far as the history");
    }

    private byte[] one(String identity, String remark) {
        return new Book().sheet("台账",
            new Object[][] {HEAD, {"宽表苑1栋1单元101", "甲一", identity, "", "", "", "", "", "", remark}}).bytes();
    }

    private List<Long> members() {
        return jdbc.sql("select id from household.member where door like :area || '%' and until is null")
            .param("area", area.value())
            .query(Long.class).list();
    }

    private String noted() {
        return remarks.of(members()).values().iterator().next();
    }

    private long preview(byte[] file) throws Exception {
        long id = uploading.upload(clerk, RequestKey.fresh(), area, "台账.xlsx", file);
        var item = imports.find(id).orElseThrow();
        assertThat(mapping.map(clerk, item,
            new MappingColumns.Choice(item.tables(), new LinkedHashMap<>(item.mapping()), "0851", true))).isEmpty();
        job.run(id);
        settled(id, State.READY);
        return id;
    }

    private void confirm(long id) throws InterruptedException {
        assertThat(changing.change(clerk, imports.find(id).orElseThrow(), Wish.CONFIRM)).isTrue();
        settled(id, State.DONE);
    }

    private void undo(long id) throws InterruptedException {
        assertThat(changing.change(clerk, imports.find(id).orElseThrow(), Wish.UNDO)).isTrue();
        settled(id, State.UNDONE);
    }

    private void settled(long id, State wanted) throws InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        while (imports.find(id).orElseThrow().state().isAtWork() && Instant.now().isBefore(until)) {
            Thread.sleep(30);
        }
        assertThat(imports.find(id).orElseThrow().state()).isEqualTo(wanted);
    }

    private static String number() {
        var born = LocalDate.of(1950, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(18_000));
        var digits = "5203" + (10 + ThreadLocalRandom.current().nextInt(80)) + born.toString().replace("-", "")
            + "%03d".formatted(ThreadLocalRandom.current().nextInt(1000));
        return digits + IdentityCell.check(digits);
    }
}
