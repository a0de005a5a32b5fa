package org.minsheng.appeal.internal.similar;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How seldom a word is said in the ledger, as it was counted last. */
@Component
class Frequencies {

    /** @param appeals of how many appeals the counts were made */
    record Counted(int appeals, Map<String, Integer> words) implements Likeness.Rarity {

        /** What is said in a few only is as rare as this: a word of which nothing is known may be a slip. */
        private static final int FEW = 2;
        private static final int FEWEST = 1_000;

        @Override
        public double of(String word) {
            return Math.log((Math.max(FEWEST, appeals) + 1.0) / in(word));
        }

        /** In how many of the counted appeals it is said. */
        int in(String word) {
            return Math.max(FEW, words.getOrDefault(word, FEW));
        }
    }

    private final JdbcClient jdbc;
    private final LoadingCache<String, Counted> counted =
        Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(20)).build(all -> load());

    Frequencies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Counted counted() {
        return counted.get("");
    }

    void forget() {
        counted.invalidateAll();
    }

    private Counted load() {
        Map<String, Integer> words = new HashMap<>();
        jdbc.sql("select word, appeals from appeal.word")
            .query((row, n) -> words.put(row.getString("word"), row.getInt("appeals")))
            .list();
        int appeals = jdbc.sql("select coalesce(max(appeals), 0) from appeal.word_count").query(Integer.class).single();
        return new Counted(appeals, Collections.unmodifiableMap(words));
    }
}
