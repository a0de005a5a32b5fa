package org.minsheng.appeal.internal.similar;

import com.huaban.analysis.jieba.JiebaSegmenter;
import com.huaban.analysis.jieba.JiebaSegmenter.SegMode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

public final class SimilarBench {

    private static final int TOP = 5;

    private record Pair(int asked, int found, double score, List<String> words) {
    }

    private SimilarBench() {
    }

    public static void main(String[] args) throws IOException {
        if (!Files.exists(GoldSet.DATA)) {
            System.out.println(GoldSet.DATA + " is absent: nothing to compare.");
            return;
        }
        quality(GoldSet.read());
        System.exit(0);
    }

    private static void quality(GoldSet gold) {
        var messages = gold.messages();
        var segmenter = new JiebaSegmenter();
        var wordings = messages.stream().map(one -> Wording.of(one.title(), one.body(), text -> segmenter.process(text, SegMode.INDEX).stream().map(t -> t.word.strip().toLowerCase(java.util.Locale.ROOT)).filter(w -> w.codePoints().anyMatch(Character::isLetterOrDigit)).toList())).toList();
        Map<String, Integer> said = new HashMap<>();
        wordings.forEach(wording -> wording.words().keySet().forEach(word -> said.merge(word, 1, Integer::sum)));
        Likeness.Rarity rarity = word -> Math.log((messages.size() + 1.0) / said.getOrDefault(word, 1));
        var top = IntStream.range(0, messages.size()).parallel().mapToObj(n -> best(n, gold, wordings, rarity)).toList();
        report(gold, top);
    }

    private static List<Pair> best(int asked, GoldSet gold, List<Wording> wordings, Likeness.Rarity rarity) {
        var message = gold.messages().get(asked);
        return IntStream.range(0, wordings.size())
            .filter(other -> other != asked)
            .mapToObj(other -> {
                var likeness = Likeness.between(wordings.get(asked), wordings.get(other), rarity);
                double score = message.elsewhere(gold.messages().get(other)) ? likeness.score() * 0.5 : likeness.score();
                return new Pair(asked, other, score, likeness.words());
            })
            .sorted(Comparator.comparingDouble(Pair::score).reversed())
            .limit(TOP)
            .toList();
    }

    private static void report(GoldSet gold, List<List<Pair>> top) {
        double recall = 0;
        int queries = 0;
        for (int n = 0; n < top.size(); n++) {
            var partners = gold.partners().get(n);
            if (partners.isEmpty()) {
                continue;
            }
            queries++;
            long hits = top.get(n).stream().filter(pair -> partners.contains(pair.found())).count();
            recall += hits / (double) Math.min(TOP, partners.size());
            if (hits < Math.min(TOP, partners.size())) {
                System.out.println("missed: " + gold.messages().get(n).number() + " " + gold.messages().get(n).title() + " " + hits + "/" + partners.size());
            }
        }
        System.out.printf("recall at 5: %.3f over %d%n", recall / queries, queries);
        var all = top.stream().flatMap(List::stream).sorted(Comparator.comparingDouble(Pair::score).reversed()).toList();
        for (double threshold = 0.20; threshold < 0.7; threshold += 0.02) {
            double t = threshold;
            var strong = all.stream().filter(pair -> pair.score() >= t).toList();
            long right = strong.stream().filter(pair -> gold.partners().get(pair.asked()).contains(pair.found())).count();
            System.out.printf("%.2f: %d strong, precision %.3f%n", t, strong.size(), right / (double) strong.size());
        }
        var seen = new HashSet<String>();
        all.stream().filter(pair -> pair.asked() < pair.found() && pair.score() > 0.18 && !gold.partners().get(pair.asked()).contains(pair.found()))
            .forEach(pair -> System.out.printf("%.3f %s | %s %s%n", pair.score(), gold.messages().get(pair.asked()).number() + gold.messages().get(pair.asked()).title(), gold.messages().get(pair.found()).number() + gold.messages().get(pair.found()).title(), pair.words()));
    }
}
