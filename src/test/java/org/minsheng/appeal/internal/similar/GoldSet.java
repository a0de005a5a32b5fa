package org.minsheng.appeal.internal.similar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Real messages, and which of them belong together by the rules of {@code appeal/similar-gold.txt}.
 *
 * @param partners for each message the places of those that belong with it
 */
record GoldSet(List<Message> messages, List<Set<Integer>> partners) {

    static final Path DATA = Path.of("../shared/data/appeals-unlabelled.jsonl");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Pattern DISTRICT = Pattern.compile("A\\d{1,2}[区县市]");

    record Message(String number, String title, String body, LocalDateTime at) {

        /** The districts named in the title, which stand for the place that a message of the product has. */
        Set<String> districts() {
            var found = new HashSet<String>();
            var matcher = DISTRICT.matcher(title);
            while (matcher.find()) {
                found.add(matcher.group());
            }
            return found;
        }

        boolean elsewhere(Message other) {
            var mine = districts();
            var theirs = other.districts();
            return !mine.isEmpty() && !theirs.isEmpty() && mine.stream().noneMatch(theirs::contains);
        }
    }

    static GoldSet read() throws IOException {
        var json = JsonMapper.builder().build();
        var messages = new ArrayList<Message>();
        for (var line : Files.readAllLines(DATA)) {
            var node = json.readTree(line);
            messages.add(new Message(node.get("留言编号").asString(), node.get("留言主题").asString().strip(),
                node.get("留言详情").asString().strip(), LocalDateTime.parse(node.get("留言时间").asString(), TIME)));
        }
        var partners = new ArrayList<Set<Integer>>();
        messages.forEach(message -> partners.add(new HashSet<>()));
        for (var rule : rules()) {
            var members = IntStream.range(0, messages.size()).filter(n -> fits(messages.get(n), rule)).boxed().toList();
            for (int one : members) {
                members.stream().filter(other -> other != one).forEach(partners.get(one)::add);
            }
        }
        return new GoldSet(messages, partners);
    }

    /** On which of two sides each message is: by chance, but everything that belongs together on the same one. */
    List<Boolean> sides() {
        var sides = new Boolean[messages.size()];
        for (int one = 0; one < sides.length; one++) {
            if (sides[one] == null) {
                boolean side = new Random(messages.get(one).number().hashCode()).nextBoolean();
                var waiting = new ArrayDeque<>(List.of(one));
                while (!waiting.isEmpty()) {
                    int next = waiting.pop();
                    if (sides[next] == null) {
                        sides[next] = side;
                        waiting.addAll(partners.get(next));
                    }
                }
            }
        }
        return List.of(sides);
    }

    private static boolean fits(Message message, List<Pattern> rule) {
        return rule.stream().allMatch(pattern -> pattern.matcher(message.title() + "\n" + message.body()).find());
    }

    private static List<List<Pattern>> rules() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/appeal/similar-gold.txt")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> Arrays.stream(line.split("&")).map(part -> Pattern.compile(part.strip())).toList())
            .toList();
    }
}
