package org.minsheng.area.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.minsheng.area.PlaceUse;
import org.minsheng.area.internal.ImportRow.State;
import org.minsheng.page.Sheet;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Beside;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

@Beside
@ResourceLock("communities of 何坝街道")
class PlaceImportTests extends RunningServer {

    private static final Viewer ADMIN = PlaceChangeTests.staff(Role.SYSTEM_ADMINISTRATOR, "52");
    private static final List<String> HEAD = List.of("编码", "社区（村）", "小区", "楼栋", "单元", "户");

    @Autowired
    AddingPlace adding;

    @Autowired
    PlaceRepository places;

    @Autowired
    ImportRepository imports;

    @Autowired
    PreparingImport preparing;

    @Autowired
    ConfirmingImport confirming;

    @Autowired
    UndoingImport undoing;

    @Autowired
    RepairingRow repairing;

    @Autowired
    PlaceChanges changes;

    @Autowired
    AreaTrail trail;

    @Autowired
    IssuingPlates issuing;

    @Test
    void rows_are_sorted_into_new_changed_same_and_wrong_and_nothing_is_written() throws Exception {
        var community = community();
        var compound = done(adding.add(ADMIN, new AddingPlace.Wish(community, Level.COMPOUND, "旧苑", null),
            RequestKey.fresh()));
        long id = prepare(List.of(HEAD,
            List.of("", community.value(), "新苑", "1", "2", "101"),
            List.of("", community.value(), "新苑", "1栋", "2单元", "101"),
            List.of(compound.value(), community.value(), "改苑", "", "", ""),
            List.of("", community.value(), "旧苑", "", "", ""),
            List.of("", "没有的社区", "新苑", "", "", ""),
            List.of("", community.value(), "新苑", "", "2", "101"),
            List.of("", community.value(), "", "", "", ""),
            List.of("", community.value(), "长".repeat(61), "", "", "")));
        assertThat(imports.rows(id, State.NEW, -1, 50)).extracting(ImportRow::number).containsExactly(2);
        assertThat(imports.rows(id, State.CHANGED, -1, 50)).extracting(ImportRow::number).containsExactly(4);
        assertThat(imports.rows(id, State.SAME, -1, 50)).extracting(ImportRow::number).containsExactly(5);
        assertThat(imports.rows(id, State.WRONG, -1, 50)).extracting(ImportRow::reason)
            .containsExactly("area.row.twice|2",
                "area.row.unknown-community|没有的社区", "area.row.gap", "area.row.nothing", "area.row.too-long|60");
        assertThat(places.within(community)).hasSize(2);
    }

    @Test
    void an_export_holds_compounds_and_buildings_without_doors_too_and_comes_back_as_the_same() throws Exception {
        var community = community();
        done(adding.add(ADMIN, new AddingPlace.Wish(community, Level.COMPOUND, "还没有门户的小区", null), RequestKey.fresh()));
        long id = prepare(List.of(HEAD,
            List.of("", community.value(), "有门户的小区", "1", "2", "101"),
            List.of("", community.value(), "有门户的小区", "2", "", "")));
        done(confirming.confirm(ADMIN, id, false), 5);
        var excel = client("admin").bytes("/console/places/" + community.value() + "/doors.xlsx");
        var read = Sheet.read(excel, 100).rows();
        assertThat(read).hasSize(1 + 3);
        assertThat(read.toString()).contains("还没有门户的小区", "有门户的小区", "101");
        long again = preparing.prepare(ADMIN, "again.xlsx", SheetReader.read(excel));
        assertThat(imports.rows(again, State.SAME, -1, 50)).hasSize(3);
    }

    @Test
    void five_thousand_doors_are_imported_with_plates_once_and_undone() throws Exception {
        var community = community();
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        for (int i = 0; i < 5_000; i++) {
            rows.add(List.of("", community.value(), "大苑", String.valueOf(i / 250 + 1), String.valueOf(i / 125 % 2 + 1),
                String.valueOf((i % 125 / 5 + 1) * 100 + i % 5 + 1)));
        }
        long id = prepare(rows);
        int all = done(confirming.confirm(ADMIN, id, true), 1 + 20 + 40 + 5_000);
        assertThat(confirming.confirm(ADMIN, id, true)).isInstanceOf(Outcome.Done.class);
        assertThat(places.within(community)).hasSize(1 + all);
        assertThat(places.at(new AreaCode(community.value() + "0001" + "020" + "02" + "2505")).orElseThrow().address())
            .endsWith("大苑20栋2单元2505");
        done(undoing.undo(ADMIN, id), all);
        assertThat(places.within(community)).hasSize(1);
        assertThat(undoing.undo(ADMIN, id)).isEqualTo(new Outcome.Refused("area.import.gone"));
    }

    @Test
    void a_wrong_row_is_mended_in_the_preview_and_all_rows_are_judged_anew() throws Exception {
        var community = community();
        long id = prepare(List.of(HEAD,
            List.of("", community.value(), "新苑", "1", "2", "101"),
            List.of("", community.value(), "新苑", "1", "2", "101"),
            List.of("", "没有的社区", "新苑", "1", "2", "103")));
        assertThat(repairing.repair(ADMIN, id, 3, cells(community.value(), "102")))
            .isInstanceOf(RepairingRow.Result.Judged.class);
        assertThat(imports.find(ADMIN, id, false).orElseThrow().rowsNew()).isEqualTo(2);
        var still = (RepairingRow.Result.Judged) repairing.repair(ADMIN, id, 4, cells(community.value(), "102"));
        assertThat(still.row().reason()).isEqualTo("area.row.twice|3");
        repairing.repair(ADMIN, id, 4, cells(community.value(), "103"));
        assertThat(imports.find(ADMIN, id, false).orElseThrow().rowsWrong()).isZero();
        assertThat(repairing.repair(ADMIN, id, 2, cells(community.value(), "109")))
            .isInstanceOf(RepairingRow.Result.Gone.class);
        done(confirming.confirm(ADMIN, id, false), 6);
        assertThat(repairing.repair(ADMIN, id, 4, cells(community.value(), "104")))
            .isInstanceOf(RepairingRow.Result.Gone.class);
    }

    private static Map<String, String> cells(String community, String door) {
        return Map.of("community", community, "compound", "新苑", "building", "1栋", "unit", "2", "door", door);
    }

    @Test
    void a_place_that_a_closed_appeal_speaks_of_is_retired_when_its_import_is_undone() throws Exception {
        var community = community();
        long id = prepare(List.of(HEAD, List.of("", community.value(), "甲苑", "1", "", "101"),
            List.of("", community.value(), "甲苑", "1", "", "102")));
        done(confirming.confirm(ADMIN, id, false), 4);
        var door = imports.codesMade(id).stream().map(AreaCode::new).filter(code -> code.level() == Level.DOOR)
            .sorted().findFirst().orElseThrow();
        var closed = new PlaceUse() {
            @Override
            public List<Use> within(Collection<AreaCode> asked) {
                return List.of();
            }

            @Override
            public List<AreaCode> remembered(Collection<AreaCode> asked) {
                return List.of(door);
            }
        };
        var undoing = new UndoingImport(places, changes, imports, List.of(closed), trail, Clock.systemUTC());
        done(undoing.undo(ADMIN, id), 4);
        assertThat(places.within(community)).hasSize(1);
        assertThat(jdbc.sql("select retired_at is not null from area.place where code = :code")
            .param("code", door.value())
            .query(Boolean.class).list()).containsExactly(true);
        assertThat(jdbc.sql("select count(*) from area.place where left(code, 12) = :c")
            .param("c", community.value()).query(Integer.class).single()).isEqualTo(4);
    }

    @Test
    void an_import_that_was_built_upon_cannot_be_undone() throws Exception {
        var community = community();
        long id = prepare(List.of(HEAD, List.of("", community.value(), "甲苑", "1", "", "101")));
        confirming.confirm(ADMIN, id, false);
        var building = new AreaCode(community.value() + "0001" + "001");
        done(adding.add(ADMIN, new AddingPlace.Wish(building, Level.DOOR, "102", null), RequestKey.fresh()));
        var address = places.at(building).orElseThrow().address();
        assertThat(undoing.undo(ADMIN, id)).isEqualTo(new Outcome.Refused("area.import.touched", address));
        assertThat(places.at(building)).isPresent();
    }

    @Test
    void a_name_that_an_import_changed_comes_back() throws Exception {
        var community = community();
        var compound = done(adding.add(ADMIN, new AddingPlace.Wish(community, Level.COMPOUND, "原名", null),
            RequestKey.fresh()));
        long id = prepare(List.of(HEAD, List.of(compound.value(), community.value(), "新名", "", "", "")));
        confirming.confirm(ADMIN, id, false);
        assertThat(places.at(compound).orElseThrow().address()).endsWith("新名");
        undoing.undo(ADMIN, id);
        assertThat(places.at(compound).orElseThrow().name()).isEqualTo("原名");
    }

    @Test
    void somebody_from_another_town_cannot_import_here() throws Exception {
        var community = community();
        var stranger = PlaceChangeTests.staff(Role.TOWN_DISPATCHER, "520328004");
        long id = preparing.prepare(stranger, "x.xlsx",
            SheetReader.read(excel(List.of(HEAD, List.of("", community.value(), "新苑", "", "", "")))));
        assertThat(imports.rows(id, State.WRONG, -1, 5)).hasSize(1);
        assertThat(imports.find(ADMIN, id, false).isPresent()).isEqualTo(ADMIN.actor().equals(stranger.actor()));
    }

    @Test
    void files_that_are_no_sheets_are_named_for_what_they_are() {
        refuses(new byte[0], "file.empty");
        refuses(new byte[] {'P', 'K', 3, 4, 9, 9}, "file.not-a-table");
        refuses(new byte[] {(byte) 0xFF, (byte) 0xD8, 0, 1, 2}, "file.not-a-table");
        refuses(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, "file.old");
        refuses(("\u00D0\u00CF..E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0")
            .getBytes(StandardCharsets.ISO_8859_1), "file.locked");
        refuses("姓名,电话\n张三,1".getBytes(StandardCharsets.UTF_8), "area.file.no-head");
        refuses("小区,户\n".getBytes(StandardCharsets.UTF_8), "area.file.no-rows");
        refuses(new byte[org.minsheng.page.Sheet.MOST_BYTES + 1], "file.too-large");
    }

    @Test
    void a_csv_in_either_chinese_encoding_is_read() throws Exception {
        var text = "说明：每户一行\n社区,小区,楼栋,单元,户\n体育场社区,凤凰苑,1,1,101\n";
        for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            var lines = SheetReader.read(text.getBytes(charset));
            assertThat(lines).hasSize(1);
            assertThat(lines.getFirst().number()).isEqualTo(3);
            assertThat(lines.getFirst().get("compound")).isEqualTo("凤凰苑");
        }
    }

    private static void refuses(byte[] file, String key) {
        assertThatThrownBy(() -> SheetReader.read(file)).isInstanceOf(org.minsheng.page.UnreadableFile.class)
            .hasMessage(key);
    }

    private long prepare(List<List<String>> rows) throws Exception {
        return preparing.prepare(ADMIN, "门户.xlsx", SheetReader.read(excel(rows)));
    }

    static byte[] excel(List<List<String>> rows) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("1");
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    sheet.value(row, column, rows.get(row).get(column));
                }
            }
        }
        return out.toByteArray();
    }

    private AreaCode community() {
        return done(adding.add(ADMIN, new AddingPlace.Wish(new AreaCode("520327002"), Level.COMMUNITY,
            "导入" + RequestKey.fresh().toString().substring(0, 8) + "社区", null), RequestKey.fresh()));
    }

    private static AreaCode done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).place();
    }

    private static int done(Outcome outcome, int count) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Done.class,
            done -> assertThat(done.count()).isEqualTo(count));
        return count;
    }
}
