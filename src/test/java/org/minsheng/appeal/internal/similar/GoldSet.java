package org.minsheng.appeal.internal.similar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.Channel;
import org.minsheng.appeal.ToldBy;
import org.minsheng.appeal.internal.filing.Filing;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import tools.jackson.databind.json.JsonMapper;

/**
 * Real messages in the order in which they were written, and which of them belong together by the rules of
 * {@code appeal/similar-gold.txt}.
 *
 * @param partners for each message the places of the earlier ones that belong with it and are not too long ago
 * @param together the same, whenever they were written
 */
record GoldSet(List<Message> messages, List<Set<Integer>> partners, List<Set<Integer>> together) {

    static final List<Path> FILES = List.of(Path.of("../shared/data/appeals-unlabelled.jsonl"),
        Path.of("../shared/data/appeals-labelled.jsonl"));
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

        Instant said() {
            return at.toInstant(ZoneOffset.ofHours(8));
        }

        Filing filing(AreaCode place) {
            return new Filing(RequestKey.fresh(), AppealKind.COMPLAINT, Channel.WEB, title, body, null, place,
                "", null, null, false, null, new Filing.Origin("gold", number, said()), false,
                false, ToldBy.PAGE, List.of());
        }
    }

    static GoldSet read(Path file) throws IOException {
        var json = JsonMapper.builder().build();
        var messages = new ArrayList<Message>();
        for (var line : Files.readAllLines(file)) {
            var node = json.readTree(line);
            messages.add(new Message(node.get("留言编号").asString(), node.get("留言主题").asString().strip(),
                node.get("留言详情").asString().strip(), LocalDateTime.parse(node.get("留言时间").asString(), TIME)));
        }
        messages.sort(Comparator.comparing(Message::at));
        var together = new ArrayList<Set<Integer>>();
        messages.forEach(message -> together.add(new HashSet<>()));
        for (var rule : rules()) {
            var members = IntStream.range(0, messages.size()).filter(n -> fits(messages.get(n), rule)).boxed().toList();
            for (int one : members) {
                members.stream().filter(other -> other != one).forEach(together.get(one)::add);
            }
        }
        return new GoldSet(messages, IntStream.range(0, messages.size())
            .mapToObj(one -> earlier(one, together.get(one), messages)).toList(), together);
    }

    private static Set<Integer> earlier(int one, Set<Integer> others, List<Message> messages) {
        var since = messages.get(one).said().minus(FindingSimilar.WINDOW);
        return others.stream().filter(other -> other < one && !messages.get(other).said().isBefore(since))
            .collect(Collectors.toSet());
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
                        waiting.addAll(together.get(next));
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
