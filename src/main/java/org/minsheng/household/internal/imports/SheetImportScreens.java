package org.minsheng.household.internal.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.household.internal.Scopes;
import org.minsheng.household.internal.imports.SheetImportViews.Column;
import org.minsheng.household.internal.imports.SheetImportViews.Item;
import org.minsheng.household.internal.imports.SheetImportViews.Mend;
import org.minsheng.household.internal.imports.SheetImportViews.TableLine;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.Slice;
import org.springframework.stereotype.Component;

/** Puts together what the screens of imports show. */
@Component
class SheetImportScreens {

    private static final int PAGE = 50;
    private static final int MOST_AREAS = 200;
    private static final Set<String> OF_PERSON = Set.of("no-name", "name", "name-differs", "twice-differs");
    private static final Set<String> OF_DOOR = Set.of("door", "door-several", "address", "no-address", "compound",
        "compound-missing", "community");

    private final SheetImports imports;
    private final StagedRows rows;
    private final Progress progress;
    private final StayingWords staying;
    private final Places places;

    SheetImportScreens(SheetImports imports, StagedRows rows, Progress progress, StayingWords staying,
                       Places places) {
        this.imports = imports;
        this.rows = rows;
        this.progress = progress;
        this.staying = staying;
        this.places = places;
    }

    SheetImportViews.All all(Page page, Form form) {
        var after = page.url().get("after");
        long before = after.matches("\\d{1,18}") ? Long.parseLong(after) : Long.MAX_VALUE;
        var account = page.viewer().account();
        var found = account == null ? List.<SheetImport>of() : imports.latest(account, before, PAGE + 1);
        var names = places.names(found.stream().map(SheetImport::area).toList());
        var areas = areas(page);
        if (areas.size() == 1) {
            form.prefill("area", areas.getFirst().value());
        }
        return new SheetImportViews.All(Slice.of(found, PAGE, item -> Long.toString(item.id()))
            .map(item -> new Item(item, names.getOrDefault(item.area(), item.area().value()))), form, areas,
            page.newKey());
    }

    /**
     * The areas of the viewer's desks, below a county its towns, below a town its communities, below a community its
     * compounds.
     */
    private List<Option> areas(Page page) {
        var areas = new ArrayList<Option>();
        for (var area : page.viewer().areas(Scopes.DESKS)) {
            if (area.value().length() >= Level.TOWN.digits()) {
                areas.add(new Option(area.value(), places.names(List.of(area)).getOrDefault(area, area.value())));
            }
            places.children(area, null, MOST_AREAS).rows()
                .forEach(child ->
                areas.add(new Option(child.code().value(), "　".repeat(areas.isEmpty() ? 0 : 1) + child.shortName())));
        }
        return areas;
    }

    private Item item(SheetImport item) {
        return new Item(item, places.names(List.of(item.area())).getOrDefault(item.area(), item.area().value()));
    }

    static List<String> titles(SheetImport item) {
        return item.tables().stream().flatMap(table -> table.titles().stream()).filter(title -> !title.isEmpty())
            .distinct().toList();
    }

    Form prefilled(SheetImport item) {
        var form = Form.empty();
        var titles = titles(item);
        for (int at = 0; at < titles.size(); at++) {
            var field = item.mapping().get(titles.get(at));
            form.prefill("column" + at, field == null ? "" : field.name());
        }
        for (int at = 0; at < item.tables().size(); at++) {
            form.prefill("table" + at, item.tables().get(at).taken() ? "1" : "");
        }
        return form.prefill("areaCode", item.areaCode()).prefill("consented", item.consented() ? "1" : "");
    }

    SheetImportViews.Mapping mapping(Page page, SheetImport item, Form form) {
        var samples = imports.samples(item.id());
        var columns = new ArrayList<Column>();
        var titles = titles(item);
        for (int at = 0; at < titles.size(); at++) {
            columns.add(new Column("column" + at, titles.get(at),
                String.join("、", samples.getOrDefault(titles.get(at), List.of()))));
        }
        var tables = new ArrayList<TableLine>();
        for (int at = 0; at < item.tables().size(); at++) {
            tables.add(new TableLine("table" + at, item.tables().get(at)));
        }
        var fields = Arrays.stream(Field.values())
            .map(field -> new Option(field.name(), page.t("household.import.field." + field))).toList();
        return new SheetImportViews.Mapping(item(item), form, fields, tables, columns);
    }

    SheetImportViews.Working working(SheetImport item) {
        var far = progress.of(item.id()).orElse(new Progress.Far(0, item.rows()));
        return new SheetImportViews.Working(item(item), far.done(), Math.max(far.done(), far.total()), far.percent());
    }

    SheetImportViews.Over over(Page page, SheetImport item) {
        return new SheetImportViews.Over(item(item), item.reason().isEmpty() ? null : words(page, item.reason()),
            item.state().isOpen(), item.kept() > 0 ? staying.of(page, item) : new Slice<>(List.of(), null));
    }

    SheetImportViews.Undoing undoing(Page page, SheetImport item) {
        var counts = staying.counts(item);
        return new SheetImportViews.Undoing(item(item), counts.back(), counts.stays(), staying.of(page, item));
    }

    SheetImportViews.Preview preview(Page page, SheetImport item, Form form) {
        var counts = rows.counts(item.id());
        var reasons = rows.reasons(item.id());
        var path = SheetImportPages.PATH + "/" + item.id();
        var judgement = Arrays.stream(Judgement.values()).filter(one -> page.url().is("state", one.name())).findFirst()
            .orElse(counts.containsKey(Judgement.WRONG) ? Judgement.WRONG : Judgement.NEW);
        var tabs = Arrays.stream(Judgement.values())
            .map(one -> new Tab(page.t(one), path + "?state=" + one, one == judgement, counts.getOrDefault(one, 0L)))
            .toList();
        var sheet = page.url().get("sheet");
        var reason = page.url().get("reason");
        var filter = new StagedRows.Filter(judgement, sheet.matches("\\d{1,4}") ? Integer.valueOf(sheet) : null,
            reason.isEmpty() ? null : reason, !page.url().get("hinted").isEmpty());
        var after = page.url().get("after");
        var found = rows.page(item.id(), filter, after.matches("\\d{1,9}") ? Integer.parseInt(after) : 0, PAGE + 1);
        return new SheetImportViews.Preview(item(item), counts, tabs,
            Slice.of(found, PAGE, row -> Integer.toString(row.raw().number())).map(row -> shown(page, item, row)),
            sheets(item),
            reasons.entrySet().stream()
            .map(one -> new Option(one.getKey(), page.t("household.import.short." + one.getKey()
                .substring("household.import.wrong.".length())) + " " + one.getValue())).toList(), form,
            reasons.getOrDefault("household.import.wrong.elsewhere", 0L), query(page));
    }

    static String query(Page page) {
        var address = page.url().toString();
        return address.contains("?") ? address.substring(address.indexOf('?')) : "";
    }

    private static List<Option> sheets(SheetImport item) {
        var sheets = new ArrayList<Option>();
        for (int at = 0; at < item.tables().size() && item.tables().size() > 1; at++) {
            if (item.tables().get(at).taken()) {
                sheets.add(new Option(Integer.toString(at), item.tables().get(at).name()));
            }
        }
        return sheets;
    }

    private SheetImportViews.Row shown(Page page, SheetImport item, StagedRows.Row row) {
        var raw = row.raw();
        var name = raw.get(Field.NAME).isEmpty() ? raw.get(Field.HEAD) : raw.get(Field.NAME);
        var identity = raw.get(Field.IDENTITY).isEmpty() && raw.get(Field.NAME).isEmpty() ? raw.get(Field.HEAD_IDENTITY)
            : raw.get(Field.IDENTITY);
        var where = item.tables().size() < 2 ? Integer.toString(raw.line()) : item.tables().get(raw.sheet())
            .name() + " " + raw.line();
        var told = Stream.of(Field.COMPOUND, Field.BUILDING, Field.UNIT, Field.DOOR, Field.ADDRESS)
            .map(raw::get).filter(text -> !text.isEmpty()).toList();
        var keys = row.reasons().stream().map(SheetImportScreens::key).toList();
        boolean decides = keys.stream().anyMatch(key -> key.equals("elsewhere") || key.equals("twice-elsewhere"));
        return new SheetImportViews.Row(raw.number(), where, row.judgement(), name, Samples.shown(identity),
            raw.get(Field.RELATION),
            String.join(" ", told), row.reasons().stream().map(reason -> words(page, reason)).toList(),
            row.hints().stream().map(hint -> words(page, hint)).toList(), row.judgement() == Judgement.WRONG
            ? mends(item, row, keys) : List.of(), decides);
    }

    private static String key(String reason) {
        var key = reason.substring(Math.min(reason.length(), "household.import.wrong.".length()));
        return key.contains("|") ? key.substring(0, key.indexOf('|')) : key;
    }

    /** The cells that its faults are about, as they stand. */
    private static List<Mend> mends(SheetImport item, StagedRows.Row row, List<String> keys) {
        var mapped = item.mapping().values();
        var fields = new ArrayList<Field>();
        for (var key : keys) {
            if (OF_PERSON.contains(key)) {
                fields.add(row.raw().get(Field.NAME).isEmpty() && mapped.contains(Field.HEAD) ? Field.HEAD
                    : Field.NAME);
            }
            if (key.startsWith("identity") || key.equals("name-differs") || key.equals("twice-differs")) {
                fields.add(row.raw().get(Field.IDENTITY).isEmpty() && !row.raw().get(Field.HEAD_IDENTITY).isEmpty()
                    ? Field.HEAD_IDENTITY : Field.IDENTITY);
            }
            if (OF_DOOR.contains(key)) {
                List.of(Field.COMPOUND, Field.BUILDING, Field.UNIT, Field.DOOR).stream()
                    .filter(field -> mapped.contains(field) && (field != Field.COMPOUND || key.startsWith("compound")))
                    .forEach(fields::add);
                if (mapped.contains(Field.ADDRESS) || !mapped.contains(Field.DOOR)) {
                    fields.add(Field.ADDRESS);
                }
            }
            if (key.equals("relation") || key.equals("residence")) {
                fields.add(key.equals("relation") ? Field.RELATION : Field.RESIDENCE);
            }
        }
        return fields.stream().distinct().map(field -> new Mend(field, row.raw().get(field))).toList();
    }

    /** A stored reason in words; enum names and area codes in it are as they were stored. */
    String words(Page page, @Nullable String reason) {
        var parts = List.of(Objects.requireNonNullElse(reason, "").split("\\|", -1));
        return page.t(parts.getFirst(), parts.subList(1, parts.size()).toArray());
    }
}
