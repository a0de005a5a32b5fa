package org.minsheng.appeal.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.Ledger.Cursor;
import org.minsheng.appeal.internal.Ledger.Filter;
import org.minsheng.appeal.internal.Ledger.Row;
import org.minsheng.appeal.internal.Sight.Lens;
import org.minsheng.shared.PlannedAnew;
import org.minsheng.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Appeals that contain words, newest first. The newest window is asked first and most pages are full with it, so that a
 * word that many say costs the same in a ledger of any size; only a word that few ever said is looked for in all of it.
 * What was filed a moment ago is found by the words that the dictionary knows; from a second later on by every pair of characters too.
 */
@Component
public class WordSearch {

    private final JdbcClient jdbc;
    private final PlannedAnew plannedAnew;

    WordSearch(JdbcClient jdbc, PlannedAnew plannedAnew) {
        this.jdbc = jdbc;
        this.plannedAnew = plannedAnew;
    }

    /** Appeals in an area that contain every word; an organisation's own are found among what it held. */
    public Slice<Row> page(Lens lens, Set<String> words, @Nullable String after, int size) {
        return page(lens, words, Filter.all(), after, size);
    }

    /** The same narrowed; whether it asks for open ones makes no difference to the order. */
    public Slice<Row> page(Lens lens, Set<String> words, Filter filter, @Nullable String after, int size) {
        long begin = Math.min(after == null ? Long.MAX_VALUE : Cursor.id(after), newest());
        var rows = Windows.walk(begin, size, List.of(Windows.NEWEST), (window, most) -> found(lens, words, filter, window, most));
        return Slice.of(rows, size, row -> Long.toString(row.id().value()));
    }

    private long newest() {
        return jdbc.sql("select coalesce(max(id), 0) + 1 from appeal.appeal").query(Long.class).single();
    }

    private List<Row> found(Lens lens, Set<String> words, Filter filter, Windows.Window window, int most) {
        var values = new HashMap<String, Object>();
        return plannedAnew.sql(query(lens, words, filter, window, values))
            .params(values)
            .param("from", window.from())
            .param("until", window.until())
            .param("most", most)
            .query(Row::of)
            .list();
    }

    private static String query(Lens lens, Set<String> words, Filter filter, Windows.Window window, Map<String, Object> values) {
        var all = new ArrayList<>(words);
        var where = new ArrayList<String>();
        Ledger.narrow(filter, where, values);
        if (filter.openOnly()) {
            where.add("open");
        }
        var join = where.isEmpty() ? "" : "join appeal.appeal on appeal.id = search.appeal";
        switch (lens) {
            case Lens.Area(var area) -> all.add(Words.ofArea(area.value().substring(0, Math.min(12, area.value().length()))));
            case Lens.Organisation(var organisation) -> {
                where.add("exists (select from appeal.party where party.appeal = search.appeal and organisation = :organisation)");
                values.put("organisation", organisation.value());
            }
        }
        values.put("words", Words.all(all));
        var grams = Grams.all(words);
        values.put("grams", grams.isEmpty() ? Words.all(all) : grams + area(all, words));
        var conditions = String.join("\n    and ", bounded(where));
        return """
            with said as (
                select search.appeal
                from appeal.search
                %s
                where %s
                %s
            ), known as (
                select need.appeal
                from appeal.need
                %s
                where %s
                %s
            ), found as (
                select appeal from said
                union
                select appeal from known
                order by appeal desc
                limit :most
            )
            select %s
            from found
            join appeal.appeal on appeal.id = found.appeal
            order by appeal.id desc
            """.formatted(join, conditions, window.newest("search.appeal"), join.replace("search.", "need."),
            conditions.replace("search.", "need.").replace("words @@ :words", "grams @@ :grams"), window.newest("need.appeal"), Ledger.COLUMNS);
    }

    private static String area(List<String> all, Set<String> words) {
        return all.size() == words.size() ? "" : " & " + Words.quoted(all.getLast());
    }

    private static List<String> bounded(List<String> where) {
        var all = new ArrayList<>(List.of("words @@ :words::tsquery", "search.appeal >= :from", "search.appeal < :until"));
        all.addAll(where);
        return all;
    }
}
