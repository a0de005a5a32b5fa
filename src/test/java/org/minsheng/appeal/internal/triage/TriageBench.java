package org.minsheng.appeal.internal.triage;

import com.huaban.analysis.jieba.JiebaSegmenter;
import com.huaban.analysis.jieba.JiebaSegmenter.SegMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.minsheng.appeal.internal.triage.Learning.Example;
import tools.jackson.databind.json.JsonMapper;

/**
 * How well the upper level of matters is suggested: ten-fold cross-validation on real messages that people labelled,
 * and where their labels contradict each other. Reads {@code ../shared/data}; says so and ends when that is not there.
 */
public final class TriageBench {

    private static final Path DATA = Path.of("../shared/data/appeals-labelled.jsonl");
    private static final int FOLDS = 10;
    private static final int RUNS = 3;
    /** The file's seven labels as the upper level of the shipped matters. */
    private static final Map<String, String> TOPICS = Map.of("construction", "城乡建设",
        "environment", "环境保护", "transport", "交通运输",
        "education", "教育文体", "labour", "劳动和社会保障", "commerce", "商贸旅游", "health", "卫生计生");

    private record Message(String title, Features said, String label) {
    }

    private TriageBench() {
    }

    public static void main(String[] args) throws IOException {
        if (!Files.exists(DATA)) {
            System.out.println(DATA + " is absent: nothing to learn from.");
            return;
        }
        var messages = read();
        double sum = 0;
        for (int run = 0; run < RUNS; run++) {
            sum += validate(messages, run, run == RUNS - 1);
        }
        System.out.printf("macro-F1 over %d labels, mean of %d runs of %d folds: %.3f (aim 0.88)%n",
            new TreeSet<>(messages.stream().map(Message::label).toList()).size(), RUNS, FOLDS, sum / RUNS);
        shippedAlone(messages);
        contradictions(messages);
    }

    /**
     * Before anybody confirmed anything: the shipped words alone, judged by the upper level, a matter of another topic
     * counted as wrong.
     */
    private static void shippedAlone(List<Message> messages) {
        var hearing = new Hearing(null, Learning.from(Shipped.MATTERS.examples()), 0);
        Map<String, int[]> counts = new HashMap<>();
        int suggested = 0;
        int right = 0;
        for (var message : messages) {
            var heard = hearing.on(message.said());
            boolean said = heard != null && heard.guess().share() >= Triage.LEAST_SHARE;
            var topic = heard == null ? "" : TOPICS.getOrDefault(heard.guess().label().split("\\.", 2)[0], "");
            boolean hit = topic.equals(message.label());
            counts.computeIfAbsent(message.label(), none -> new int[3])[hit ? 0 : 1]++;
            if (!hit && !topic.isEmpty()) {
                counts.computeIfAbsent(topic, none -> new int[3])[2]++;
            }
            suggested += said ? 1 : 0;
            right += said && hit ? 1 : 0;
        }
        double f1 = counts.values().stream().mapToDouble(TriageBench::f1).average().orElse(0);
        System.out.printf("the shipped words alone, no message of the file learnt: macro-F1 %.3f; they suggest "
            + "something for %.1f %%, %.1f %% of it right%n", f1,
            100.0 * suggested / messages.size(), 100.0 * right / Math.max(1, suggested));
    }

    /** @param count right, missed, wrongly given */
    private static double f1(int[] count) {
        return 2.0 * count[0] / Math.max(1, 2.0 * count[0] + count[1] + count[2]);
    }

    private static List<Message> read() throws IOException {
        var json = JsonMapper.builder().build();
        var segmenter = new JiebaSegmenter();
        var messages = new ArrayList<Message>();
        for (var line : Files.readAllLines(DATA)) {
            var node = json.readTree(line);
            var title = node.get("留言主题").asString().strip();
            messages.add(new Message(title, Features.of(title, node.get("留言详情").asString(),
                text -> segmenter.process(text, SegMode.INDEX).stream()
                .map(token -> token.word.strip().toLowerCase(Locale.ROOT)).toList()), node.get("一级标签").asString()));
        }
        return messages;
    }

    private static double validate(List<Message> messages, int seed, boolean tell) {
        var order = new ArrayList<>(messages);
        Collections.shuffle(order, new Random(seed));
        Map<String, int[]> counts = new HashMap<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            var train = new ArrayList<Example>();
            var test = new ArrayList<Message>();
            for (int n = 0; n < order.size(); n++) {
                if (n % FOLDS == fold) {
                    test.add(order.get(n));
                } else {
                    train.add(new Example(order.get(n).said(), order.get(n).label()));
                }
            }
            var sorter = Learning.from(train);
            for (var message : test) {
                var guess = sorter.guess(message.said());
                var label = guess == null ? "" : guess.label();
                boolean right = label.equals(message.label());
                counts.computeIfAbsent(message.label(), none -> new int[3])[right ? 0 : 1]++;
                if (!right) {
                    counts.computeIfAbsent(label, none -> new int[3])[2]++;
                    if (tell && guess != null && guess.share() > 0.8) {
                        System.out.printf(
                            "sure and yet labelled otherwise: %s | labelled %s, suggested %s (%.2f) because of %s%n",
                            message.title(), message.label(), label, guess.share(), guess.words());
                    }
                }
            }
        }
        double f1 = 0;
        for (var entry : counts.entrySet()) {
            var count = entry.getValue();
            double own = f1(count);
            f1 += own;
            if (tell) {
                System.out.printf("%-12s F1 %.3f%n", entry.getKey(), own);
            }
        }
        return f1 / counts.size();
    }

    /** Nearly the same text under two labels. */
    private static void contradictions(List<Message> messages) {
        for (int one = 0; one < messages.size(); one++) {
            for (int other = one + 1; other < messages.size(); other++) {
                var a = messages.get(one);
                var b = messages.get(other);
                if (!a.label().equals(b.label()) && shared(a.said().words(), b.said().words()) > 0.6) {
                    System.out.println("nearly the same text under two labels: " + a.title() + " [" + a.label() + "] | "
                        + b.title() + " [" + b.label() + "]");
                }
            }
        }
    }

    private static double shared(Set<String> one, Set<String> other) {
        long both = one.stream().filter(other::contains).count();
        return both / (double) (one.size() + other.size() - both);
    }
}
