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
 * Appeals that contain words, newest first. The newest are asked first, so that a word that many say costs the same in
 * a ledger of any size; only a word that few ever said is looked for in all of it. What was filed a moment ago is found
 * by the words that the dictionary knows; from a second later on by every pair of characters too.
 */
@Component
public class WordSearch {

    /** So many that were filed later may have been seen before one whose transaction took long. */
    private static final long OVERTAKEN = 1_000;

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
        var ends = ends();
        long begin = Math.min(after == null ? Long.MAX_VALUE : Cursor.id(after), ends.newest());
        var rows = Windows.walk(begin, size,
            (window, most) -> found(lens, words, filter, window, ends.known(), most));
        return Slice.of(rows, size, row -> Long.toString(row.id().value()));
    }

    /**
     * Where the ledger ends.
     *
     * @param newest one more than the newest appeal
     * @param known from here on an appeal may not yet be in the needs base
     */
    private record Ends(long newest, long known) {
    }

    private Ends ends() {
        return jdbc.sql("""
                select coalesce(max(id), 0) + 1 as newest,
                    coalesce((select appeal from appeal.follower where name = 'needs'), 0) as known
                from appeal.appeal
                """)
            .query((row, n) -> new Ends(row.getLong("newest"), row.getLong("known") - OVERTAKEN))
            .single();
    }

    private List<Row> found(Lens lens, Set<String> words, Filter filter, Windows.Window window, long known, int most) {
        var values = new HashMap<String, Object>();
        return plannedAnew.sql(query(lens, words, filter, window, known, values))
            .params(values)
            .param("until", window.until())
            .param("most", most)
            .query(Row::of)
            .list();
    }

    /** The pairs find all but what was filed a moment ago; that is asked of the few newest appeals by its words. */
    private static String query(Lens lens, Set<String> words, Filter filter, Windows.Window window, long known,
                                Map<String, Object> values) {
        var where = new ArrayList<String>();
        Ledger.narrow(filter, where, values);
        if (filter.openOnly()) {
            where.add("open");
        }
        var area = "";
        switch (lens) {
            case Lens.Area(var code) -> area = " & "
                + Words.quoted(Words.ofArea(code.value().substring(0, Math.min(12, code.value().length()))));
            case Lens.Organisation(var organisation) -> {
                where.add("""
                        exists (
                            select
                            from appeal.party
                            where party.appeal = need.appeal and organisation = :organisation
                        )
                        """);
                values.put("organisation", organisation.value());
            }
        }
        var grams = Grams.all(words);
        values.put("grams", (grams.isEmpty() ? Words.all(words) : grams) + area);
        values.put("from", window.from());
        var fresh = "";
        if (window.until() > known) {
            values.put("words", Words.all(words) + area);
            values.put("known", Math.max(window.from(), known));
            fresh = "union " + half("appeal.search as need", "words @@ :words::tsquery", ":known", where, window);
        }
        return """
            with found as (
                %s
                %s
                order by appeal desc
                limit :most
            )
            select %s
            from found
            join appeal.appeal on appeal.id = found.appeal
            order by appeal.id desc
            """.formatted(half("appeal.need", "grams @@ :grams::tsquery", ":from", where, window), fresh,
                Ledger.COLUMNS);
    }

    /** The hits of one index in a window, from that number on; the index goes by the name of need. */
    private static String half(String index, String holds, String from, List<String> where, Windows.Window window) {
        var all = new ArrayList<>(List.of(holds, "need.appeal >= " + from, "need.appeal < :until"));
        all.addAll(where);
        return window.hits(where.isEmpty() ? index : index + " join appeal.appeal on appeal.id = need.appeal",
            String.join("\n    and ", all));
    }
}
