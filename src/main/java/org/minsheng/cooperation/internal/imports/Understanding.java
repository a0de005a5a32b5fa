package org.minsheng.cooperation.internal.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.cooperation.internal.agreement.Period;
import org.minsheng.cooperation.internal.imports.AgreementImport.Row;
import org.minsheng.page.NamedRows.Line;
import org.minsheng.page.Staged.Judged;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;

/** Works out row by row what a sheet would do, in memory and without writing. */
final class Understanding {

    private static final int LONGEST_TITLE = 40;
    private static final int LONGEST_DETAIL = 300;

    private final Map<String, AreaCode> communities = new HashMap<>();
    private final @Nullable AreaCode only;
    private final Map<String, OrganisationId> units;
    private final Map<String, WritingSheet.Known> known;
    private final LocalDate today;
    private final Set<String> seen = new HashSet<>();

    /** @param communities those that the sheet may name, with their short names */
    Understanding(Map<AreaCode, String> communities, Map<String, OrganisationId> units,
                  Map<String, WritingSheet.Known> known, LocalDate today) {
        communities.forEach((code, name) -> this.communities.put(name, code));
        this.only = communities.size() == 1 ? communities.keySet().iterator().next() : null;
        this.units = units;
        this.known = known;
        this.today = today;
    }

    Row evaluate(Line line) {
        var named = line.get("community");
        var community = named.isEmpty() ? only : communities.get(named.replace("居民委员会", "").replace("村民委员会", "村"));
        var unit = line.get("unit");
        var often = line.get("often");
        var said = often.isEmpty() ? line.get("quantity") : often;
        var period = said.isEmpty() ? Period.ON_CALL : Words.period(said);
        var known = units.get(unit);
        var row = new Row(line.number(), Judged.NEW, null, community == null ? named : community.value(), cut(unit, 60),
            known == null ? null : known.value(), null, null, null, Words.kind(line.get("kind"), line.get("title")),
            cut(line.get("title"), LONGEST_TITLE), cut(line.get("detail"), LONGEST_DETAIL),
            Words.quantity(line.get("quantity"), often), period, cut(line.get("performer"), 40));
        if (community == null) {
            return row.wrong(named.isEmpty() ? "cooperation.row.community-missing" : "cooperation.row.community",
                named);
        }
        if (unit.isEmpty() || unit.length() > 60) {
            return row.wrong("cooperation.row.unit");
        }
        if (row.title().isEmpty() || line.get("title").length() > LONGEST_TITLE) {
            return row.wrong("cooperation.row.title", LONGEST_TITLE);
        }
        if (period == null || row.quantity() == null) {
            return row.wrong("cooperation.row.often", said);
        }
        return dated(row, line);
    }

    private Row dated(Row row, Line line) {
        LocalDate starts;
        LocalDate ends;
        try {
            starts = line.get("starts").isEmpty() ? today : Words.date(line.get("starts"));
            ends = line.get("ends").isEmpty() ? starts.plusYears(1).minusDays(1) : Words.date(line.get("ends"));
        } catch (DateTimeException wrong) {
            return row.wrong("cooperation.row.date", line.get("starts") + " " + line.get("ends"));
        }
        var dated = new Row(row.number(), row.judged(), null, row.community(), row.unitName(), row.unit(), null, starts,
            ends, row.kind(), row.title(), row.detail(), row.quantity(), row.period(), row.performer());
        if (!ends.isAfter(starts) || ends.isBefore(today)) {
            return dated.wrong("cooperation.row.over", ends);
        }
        var key = row.community() + "|" + row.unitName() + "|" + row.title();
        if (!seen.add(key)) {
            return dated.wrong("cooperation.row.twice", row.title());
        }
        var before = known.get(key);
        if (before == null) {
            return dated;
        }
        boolean same = before.kind().equals(dated.kind().name()) && before.detail().equals(dated.detail())
            && Integer.valueOf(before.quantity()).equals(dated.quantity()) && dated.period() != null
            && before.period().equals(dated.period().name())
            && before.performer().equals(dated.performer());
        return dated.judged(same ? Judged.SAME : Judged.CHANGED, before.item());
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }
}
