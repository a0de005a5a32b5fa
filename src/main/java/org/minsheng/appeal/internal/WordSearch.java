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

    /** How far each question looks back from the page's beginning, in appeals; two partitions of the word index, then all. */
    private static final List<Long> WINDOWS = List.of(131_072L, 1_048_576L, Long.MAX_VALUE);

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
        var values = new HashMap<String, Object>();
        var query = query(lens, words, filter, values);
        long newest = Math.min(after == null ? Long.MAX_VALUE : Cursor.id(after), newest());
        long until = newest;
        var rows = new ArrayList<Row>();
        for (long window : WINDOWS) {
            long from = Math.max(0, newest - window);
            rows.addAll(found(query, values, from, until, size + 1 - rows.size()));
            until = from;
            if (rows.size() > size || until == 0) {
                break;
            }
        }
        return Slice.of(rows, size, row -> Long.toString(row.id().value()));
    }

    private long newest() {
        return jdbc.sql("select coalesce(max(id), 0) + 1 from appeal.appeal").query(Long.class).single();
    }

    private List<Row> found(String query, Map<String, Object> values, long from, long until, int most) {
        return plannedAnew.sql(query)
            .params(values)
            .param("from", from)
            .param("until", until)
            .param("most", most)
            .query(Row::of)
            .list();
    }

    private static String query(Lens lens, Set<String> words, Filter filter, Map<String, Object> values) {
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
                order by search.appeal desc
                limit :most
            ), known as (
                select need.appeal
                from appeal.need
                %s
                where %s
                order by need.appeal desc
                limit :most
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
            """.formatted(join, conditions, join.replace("search.", "need."),
            conditions.replace("search.", "need.").replace("words @@ :words", "grams @@ :grams"), Ledger.COLUMNS);
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
