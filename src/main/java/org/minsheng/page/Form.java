package org.minsheng.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.GeoPoint;
import org.springframework.util.MultiValueMap;

/**
 * What somebody typed, kept as typed, with a sentence beside each field that is wrong. A controller takes it as an
 * argument, reads values through it and shows the form again when {@link #hasErrors()}.
 */
public final class Form {

    private final MultiValueMap<String, String> typed;
    private final Map<String, Fault> faults = new LinkedHashMap<>();

    /** A message key with its arguments. */
    public record Fault(String key, Object... args) {
    }

    public Form(MultiValueMap<String, String> typed) {
        this.typed = typed;
    }

    /** An empty form, for the first showing. */
    public static Form empty() {
        return new Form(new org.springframework.util.LinkedMultiValueMap<>());
    }

    /** What was typed, trimmed of outer blanks, with plain line ends and without zero bytes; empty when nothing was. */
    public String value(String field) {
        var value = typed.getFirst(field);
        return value == null ? "" : value.replace("\r\n", "\n").replace("\0", "").strip();
    }

    public List<String> values(String field) {
        return typed.getOrDefault(field, List.of());
    }

    public boolean checked(String field) {
        return !value(field).isEmpty();
    }

    /** Fills a field before the first showing. */
    public Form prefill(String field, @Nullable String value) {
        if (value != null && !typed.containsKey(field)) {
            typed.add(field, value);
        }
        return this;
    }

    /** Adds a value to a field that may have several, such as a photo that was kept. */
    public Form also(String field, String value) {
        typed.add(field, value);
        return this;
    }

    /** Puts one value in place of whatever the field had. */
    public Form set(String field, String value) {
        typed.set(field, value);
        return this;
    }

    /** Forgets a field. */
    public Form clear(String field) {
        typed.remove(field);
        return this;
    }

    /** The rest of the names of all fields that begin so. */
    public List<String> names(String beginning) {
        return typed.keySet().stream().filter(name -> name.startsWith(beginning))
            .map(name -> name.substring(beginning.length())).toList();
    }

    public void reject(String field, String key, Object... args) {
        faults.putIfAbsent(field, new Fault(key, args));
    }

    /** A text that must be there and have at most {@code max} characters. */
    public String required(String field, int max) {
        var text = optional(field, max);
        if (text.isEmpty()) {
            reject(field, "form.required");
        }
        return text;
    }

    public String optional(String field, int max) {
        var text = value(field);
        int length = text.codePointCount(0, text.length());
        if (length > max) {
            reject(field, "form.too-long", max, length);
        }
        return text;
    }

    /**
     * Reads a value that checks itself; any IllegalArgumentException becomes the given sentence. Null when empty or
     * wrong.
     */
    public <T> @Nullable T read(String field, Function<String, T> parse, String faultKey) {
        var text = value(field);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException wrong) {
            reject(field, faultKey);
            return null;
        }
    }

    /** Reads one of an enum's constants; rejects anything else. */
    public <E extends Enum<E>> @Nullable E choice(String field, Class<E> type) {
        return read(field, text -> Enum.valueOf(type, text), "form.not-a-choice");
    }

    /**
     * What a phone filled into the fields longitude and latitude; what is no point is left out, since nobody typed it.
     */
    public @Nullable GeoPoint point() {
        try {
            return value("longitude").isEmpty() || value("latitude").isEmpty() ? null
                : new GeoPoint(Double.parseDouble(value("longitude")), Double.parseDouble(value("latitude")));
        } catch (IllegalArgumentException notAPoint) {
            return null;
        }
    }

    public boolean hasErrors() {
        return !faults.isEmpty();
    }

    public @Nullable Fault fault(String field) {
        return faults.get(field);
    }

    /** Every fault by field in the order found, for the summary at the top. */
    public Map<String, Fault> faults() {
        return java.util.Collections.unmodifiableMap(faults);
    }
}
