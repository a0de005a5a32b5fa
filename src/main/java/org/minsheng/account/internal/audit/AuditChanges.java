package org.minsheng.account.internal.audit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.internal.audit.AuditMeanings.Meaning;
import org.minsheng.page.Page;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an entry changed, field by field, in the reader's language and with what was written beside it. */
@Component
class AuditChanges {

    /** A code or number; a name that stands where a number may is shown as it is. */
    private static final String ID = "[\\w.-]{1,60}";
    private static final String REFERENCE = "(account|organisation|post|place):-?\\d{1,25}";

    private final AuditMeanings meanings;
    private final AuditNames names;
    private final AuditWords words;
    private final JsonMapper json;

    AuditChanges(AuditMeanings meanings, AuditNames names, AuditWords words, JsonMapper json) {
        this.meanings = meanings;
        this.names = names;
        this.words = words;
        this.json = json;
    }

    /** An entry being told to somebody, with the names of all that it points to. */
    private record Telling(Page page, AuditRow entry, Map<String, String> names) {
    }

    /** The two states of an entry, read. */
    private record States(AuditRow entry, Map<String, JsonNode> before, Map<String, JsonNode> after) {
    }

    /** By the number of the entry; what all of them point to is asked for at once. */
    Map<Long, List<AuditEntryView.Change>> of(Page page, List<AuditRow> entries) {
        var read = entries.stream()
            .map(entry -> new States(entry, fields(entry.before()), fields(entry.after()))).toList();
        Set<String> references = new HashSet<>();
        read.forEach(states -> Stream.of(states.before, states.after).forEach(state -> state.forEach((field, value) ->
            collect(states.entry, field, value, references))));
        var names = this.names.of(references, page.locale());
        return read.stream().collect(Collectors.toMap(states -> states.entry.id(),
            states -> changes(new Telling(page, states.entry, names), states)));
    }

    private List<AuditEntryView.Change> changes(Telling telling, States states) {
        var fields = new TreeSet<>(states.before.keySet());
        fields.addAll(states.after.keySet());
        return fields.stream()
            .map(field -> new AuditEntryView.Change(words.field(telling.page, telling.entry, field), field,
                shown(telling, field, states.before.get(field)), shown(telling, field, states.after.get(field))))
            .toList();
    }

    private Map<String, JsonNode> fields(@Nullable String state) {
        Map<String, JsonNode> fields = new HashMap<>();
        if (state != null) {
            var node = json.readTree(state);
            if (node.isObject()) {
                node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            } else {
                fields.put("", node);
            }
        }
        return fields;
    }

    private void collect(AuditRow entry, String field, JsonNode value, Set<String> references) {
        var node = bare(value);
        if (node.isArray()) {
            node.forEach(one -> collect(entry, field, one, references));
        } else if (node.isObject()) {
            node.properties().forEach(inner -> collect(entry, inner.getKey(), inner.getValue(), references));
        } else {
            var reference = reference(meanings.of(entry, field), text(node));
            if (reference != null) {
                references.add(reference);
            }
        }
    }

    private static @Nullable String reference(Meaning meaning, String text) {
        if (meaning.thing().isEmpty()) {
            return text.matches(REFERENCE) ? text : null;
        }
        return text.matches(ID) ? meaning.thing() + ":" + text : null;
    }

    /** A value of a type of its own is written as an object around it. */
    private static JsonNode bare(JsonNode node) {
        var value = node.isObject() && node.size() == 1 ? node.get("value") : null;
        return value == null ? node : value;
    }

    private static String text(JsonNode node) {
        return node.isNull() ? "" : node.isString() ? node.asString() : node.toString();
    }

    private AuditEntryView.@Nullable Shown shown(Telling telling, String field, @Nullable JsonNode value) {
        return value == null ? null : new AuditEntryView.Shown(said(telling, field, value), text(value));
    }

    private String said(Telling telling, String field, JsonNode value) {
        var node = bare(value);
        var page = telling.page;
        if (node.isArray()) {
            return node.isEmpty() ? page.t("account.audit.none") : node.valueStream()
                .map(one -> said(telling, field, one)).collect(Collectors.joining(page.t("account.audit.and")));
        }
        if (node.isObject()) {
            return node.isEmpty() ? page.t("account.audit.none") : node.propertyStream()
                .map(inner -> page.t("account.audit.pair", words.field(page, telling.entry, inner.getKey()),
                    said(telling, inner.getKey(), inner.getValue())))
                .collect(Collectors.joining(page.t("account.audit.then")));
        }
        if (node.isBoolean()) {
            return page.t(node.asBoolean() ? "account.audit.yes" : "account.audit.no");
        }
        var text = text(node);
        return text.isEmpty() ? page.t("account.audit.none")
            : text(telling, meanings.of(telling.entry, field), text);
    }

    private String text(Telling telling, Meaning meaning, String text) {
        if (meaning.key() || !meaning.words().isEmpty()) {
            return inWords(telling.page, meaning.words(), text);
        }
        if (!meaning.thing().isEmpty() && text.equals("0")) {
            return telling.page.t("account.audit.none");
        }
        var reference = reference(meaning, text);
        return reference == null ? time(telling.page, text)
            : telling.names.getOrDefault(reference, words.unnamed(telling.page, reference, text));
    }

    /** A set of constants is written in brackets. */
    private static String inWords(Page page, String before, String text) {
        if (text.startsWith("[") && text.endsWith("]")) {
            return Stream.of(text.substring(1, text.length() - 1).split(", ")).map(one -> inWords(page, before, one))
                .collect(Collectors.joining(page.t("account.audit.and")));
        }
        var known = page.known(before + text);
        return known == null ? text : known;
    }

    private static String time(Page page, String text) {
        try {
            return text.matches("\\d{4}-\\d\\d-\\d\\d") ? page.date(LocalDate.parse(text))
                : text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*")
                    ? page.dateTime(OffsetDateTime.parse(text).toInstant()) : text;
        } catch (DateTimeException other) {
            return text;
        }
    }
}
