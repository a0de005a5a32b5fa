package org.minsheng.appeal.internal.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.minsheng.appeal.internal.proof.Canonical.Field;
import tools.jackson.databind.JsonNode;

/** Checks a reporter's file by itself, without database or network; the page that people download does the same. */
final class VerifyingFile {

    private static final Set<String> FORMATS = Set.of("minsheng-proof-1", ProofFile.FORMAT);

    private VerifyingFile() {
    }

    /** What does not fit, in sentences; empty when all does. */
    static List<String> problems(JsonNode file) {
        List<String> problems = new ArrayList<>();
        if (!FORMATS.contains(file.path("format").asString("")) || file.path("entries").isEmpty()) {
            return List.of("This is no file of an appeal's history.");
        }
        try {
            var pages = pages(file, problems);
            var previous = Hash.hex(Hash.beginning());
            int position = 0;
            for (var entry : file.path("entries")) {
                position++;
                var wrong = wrong(entry, position, file.path("number").asString(""), previous, pages);
                if (!wrong.isEmpty()) {
                    problems.add("Entry " + position + ": " + wrong);
                }
                previous = entry.path("hash").asString("");
            }
        } catch (IllegalArgumentException unreadable) {
            problems.add("The file is damaged: " + unreadable.getMessage());
        }
        return problems;
    }

    private static Map<Integer, byte[]> pages(JsonNode file, List<String> problems) {
        Map<Integer, byte[]> roots = new HashMap<>();
        for (var page : file.path("pages")) {
            int number = page.path("number").asInt();
            var hash = Canonical.hash(Canonical.SHEET, Stream.of("number", "day", "entries", "root", "previous")
                .map(name -> new Field(name, page.path(name).asString(""))).toList());
            if (!Hash.hex(hash).equals(page.path("hash").asString(""))) {
                problems.add("Page " + number + " of the ledger was changed.");
            }
            roots.put(number, Hash.bytes(page.path("root").asString("")));
        }
        return roots;
    }

    private static String wrong(JsonNode entry, int position, String number, String previous,
                                Map<Integer, byte[]> pages) {
        List<Field> fields = new ArrayList<>();
        Map<String, String> values = new HashMap<>();
        for (var field : entry.path("fields")) {
            var value = field.path(1).isNull() ? null : field.path(1).asString("");
            fields.add(new Field(field.path(0).asString(""), value));
            values.put(field.path(0).asString(""), value == null ? "" : value);
        }
        int form = entry.path("form").asInt(1);
        if (!fields.stream().map(Field::name).toList().equals(names(form))) {
            return "it does not have the fields of an entry";
        }
        var hash = Canonical.hash(Canonical.entry(form), fields);
        if (!Hash.hex(hash).equals(entry.path("hash").asString(""))) {
            return "it was changed";
        }
        if (!previous.equals(values.get("previous")) || !Integer.toString(position).equals(values.get("position"))
            || !number.equals(values.get("number"))) {
            return "it does not follow the one before it";
        }
        for (var opened : entry.path("opened").properties()) {
            var commitment = Written.commitment(Hash.bytes(opened.getValue().path("salt").asString("")),
                opened.getValue().path("text").asString(""));
            if (!Hash.hex(commitment).equals(values.get(opened.getKey()))) {
                return "its words were changed (" + opened.getKey() + ")";
            }
        }
        return entry.has("page") && !leads(entry, hash, pages.get(entry.path("page").asInt()))
            ? "it is not in the page of its day" : "";
    }

    private static List<String> names(int form) {
        return Stream.of(List.of("position"), History.OPEN, Written.CLOSED,
            form > 1 ? List.of(Canonical.FACTS) : List.<String>of(), List.of("previous"))
            .flatMap(List::stream).toList();
    }

    private static boolean leads(JsonNode entry, byte[] hash, byte @org.jspecify.annotations.Nullable [] root) {
        var node = Merkle.leaf(hash);
        for (var turn : entry.path("path")) {
            var neighbour = Hash.bytes(turn.path(1).asString(""));
            node = turn.path(0).asString("").equals("left") ? Merkle.node(neighbour, node)
                : Merkle.node(node, neighbour);
        }
        return root != null && Arrays.equals(node, root);
    }
}
