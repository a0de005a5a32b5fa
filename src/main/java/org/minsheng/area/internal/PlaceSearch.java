package org.minsheng.area.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.minsheng.shared.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds places by any words of their address; each word must occur, in any order. */
@Repository
class PlaceSearch {

    private static final int MOST_WORDS = 6;
    private static final int LONGEST = 60;

    private final JdbcClient jdbc;

    PlaceSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<PlaceRow> find(String typed, Collection<AreaCode> within, int limit) {
        var patterns = patterns(typed);
        if (patterns.isEmpty() || within.isEmpty()) {
            return List.of();
        }
        var like = new ArrayList<String>();
        for (int i = 0; i < patterns.size(); i++) {
            like.add("search like :word" + i);
        }
        var areas = new ArrayList<String>();
        var codes = within.stream().map(AreaCode::value).distinct().toList();
        for (int i = 0; i < codes.size(); i++) {
            areas.add("code >= :from" + i + " and code < :to" + i);
        }
        var query = jdbc.sql("""
            select %s from area.place
            where retired_at is null
            and %s
            and (%s)
            order by level, code
            limit :limit
            """.formatted(PlaceRow.COLUMNS, String.join("\nand ", like), String.join(" or ", areas)))
            .param("limit", limit);
        for (int i = 0; i < patterns.size(); i++) {
            query = query.param("word" + i, patterns.get(i));
        }
        for (int i = 0; i < codes.size(); i++) {
            query = query.param("from" + i, codes.get(i)).param("to" + i, codes.get(i) + ":");
        }
        return query.query(PlaceRow::of).list();
    }

    /** Spaces the words as {@code area.words} does; a number at the end may go on, so 50 finds 501. */
    static List<String> patterns(String typed) {
        var plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
        var text = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
        var patterns = new ArrayList<String>();
        for (var word : text.split("[\\s,，、。;；/]+", MOST_WORDS + 1)) {
            if (!word.isBlank() && patterns.size() < MOST_WORDS) {
                var spaced = word.replaceAll("([^a-z0-9])", " $1 ").replaceAll("\\s+", " ").strip();
                patterns.add("% " + spaced.replaceAll("([\\\\%_])", "\\\\$1") + "%");
            }
        }
        return patterns;
    }
}
