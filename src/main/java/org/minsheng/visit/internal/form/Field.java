package org.minsheng.visit.internal.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One question of a form, or a note between questions; its JSON form is what is kept, exported and sent to the field
 * app.
 *
 * @param labelEn may be empty: then the Chinese label is shown
 * @param min least length, value, number of choices, photos or entries, by kind; {@code max} likewise
 * @param decimals most places after the point of a number, null for {@link #DECIMALS}
 * @param earliest of a date: {@code 2026-11-23}, {@code today}, {@code today-30} or {@code today+7}; {@code latest}
 * likewise
 * @param when the question is asked only when this holds
 * @param fields of a group's entries
 * @param prefill where a known answer comes from, for instance {@code household.people} or {@code last}
 * @param personal whether the answer is personal: sealed at rest, masked on screens
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@JsonPropertyOrder({"key", "type", "label", "labelEn", "hint", "hintEn", "required", "personal", "min", "max",
    "decimals", "pattern", "earliest", "latest", "options", "when", "prefill", "fields"})
public record Field(String key, @JsonProperty("type") Kind kind, String label, String labelEn, String hint,
                    String hintEn, boolean required,
                    boolean personal, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal min,
                    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal max,
                    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer decimals, @Nullable Pattern pattern,
                    @Nullable String earliest, @Nullable String latest, List<Choice> options, @Nullable Condition when,
                    @Nullable String prefill,
                    List<Field> fields) {

    static final int DECIMALS = 2;
    private static final int TEXT = 500;
    static final int MOST_PHOTOS = 9;
    private static final int ENTRIES = 20;

    /** What an answer is; a note has none. */
    public enum Kind {
        @JsonProperty("text") TEXT,
        @JsonProperty("number") NUMBER,
        @JsonProperty("choice") CHOICE,
        @JsonProperty("choices") CHOICES,
        @JsonProperty("date") DATE,
        @JsonProperty("photo") PHOTO,
        @JsonProperty("place") PLACE,
        @JsonProperty("group") GROUP,
        @JsonProperty("note") NOTE
    }

    /** The few shapes that a text can be asked for. */
    public enum Pattern {
        @JsonProperty("mobile") MOBILE,
        @JsonProperty("phone") PHONE,
        @JsonProperty("identity") IDENTITY,
        @JsonProperty("digits") DIGITS
    }

    /** @param value what is kept; the labels may change between versions, the value should not */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    @JsonPropertyOrder({"value", "label", "labelEn"})
    public record Choice(String value, String label, String labelEn) {

        @SuppressWarnings("ConstantConditions")
        public Choice {
            value = orEmpty(value);
            label = orEmpty(label);
            labelEn = orEmpty(labelEn);
        }

        public String label(boolean chinese) {
            return chinese || labelEn.isEmpty() ? label : labelEn;
        }
    }

    /**
     * A comparison with the answer to an earlier question; one that has no answer is never met. Exactly one of the four
     * is set.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"field", "is", "isNot", "above", "below"})
    public record Condition(String field, @Nullable String is, @Nullable String isNot, @Nullable String above,
        @Nullable String below) {

        public Condition {
            field = orEmpty(field);
        }
    }

    public Field {
        key = orEmpty(key);
        kind = kind == null ? Kind.TEXT : kind;
        label = orEmpty(label);
        labelEn = orEmpty(labelEn);
        hint = orEmpty(hint);
        hintEn = orEmpty(hintEn);
        min = plain(min);
        max = plain(max);
        options = options == null ? List.of() : List.copyOf(options);
        fields = fields == null ? List.of() : List.copyOf(fields);
    }

    public String label(boolean chinese) {
        return chinese || labelEn.isEmpty() ? label : labelEn;
    }

    public String hint(boolean chinese) {
        return chinese || hintEn.isEmpty() ? hint : hintEn;
    }

    /** Whether it has an answer at all. */
    public boolean asks() {
        return kind != Kind.NOTE;
    }

    /** Whether a condition can look at its answer. */
    public boolean canBeCompared() {
        return switch (kind) {
            case TEXT, NUMBER, CHOICE, CHOICES, DATE -> true;
            case PHOTO, PLACE, GROUP, NOTE -> false;
        };
    }

    public Optional<Choice> option(String value) {
        return options.stream().filter(option -> option.value().equals(value)).findFirst();
    }

    /** The upper limit of length or number, also where the definition names none. */
    public int most() {
        int otherwise = switch (kind) {
            case TEXT -> TEXT;
            case PHOTO -> MOST_PHOTOS;
            case GROUP -> ENTRIES;
            default -> Integer.MAX_VALUE;
        };
        return max == null ? otherwise : Math.min(max.intValue(), otherwise);
    }

    public int least() {
        return min == null ? 0 : min.intValue();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Equal limits are written alike: 35, not 35.0 or 3.5E1. */
    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
