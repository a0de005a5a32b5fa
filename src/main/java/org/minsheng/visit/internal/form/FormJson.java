package org.minsheng.visit.internal.form;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Definitions and answers as JSON texts; what a definition does not know is an error, so that a typing error is not
 * lost.
 */
@Component
public class FormJson {

    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {
    };

    private final JsonMapper json = JsonMapper.builder()
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .build();

    /** @throws IllegalArgumentException when the text is no definition */
    public FormDefinition definition(String text) {
        try {
            return json.readValue(text, FormDefinition.class);
        } catch (JacksonException unreadable) {
            throw new IllegalArgumentException("no definition of a form", unreadable);
        }
    }

    /** Empty when the text is no definition. */
    public Optional<FormDefinition> read(String text) {
        try {
            return Optional.ofNullable(definition(text));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    public String write(FormDefinition definition) {
        return json.writeValueAsString(definition);
    }

    public String writeIndented(Map<String, Object> answers) {
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(answers);
    }

    /** For a file that somebody reads. */
    public String writeIndented(FormDefinition definition) {
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(definition);
    }

    /** @throws IllegalArgumentException when the text is no object */
    public Map<String, Object> answers(String text) {
        try {
            return json.readValue(text, ANSWERS);
        } catch (JacksonException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }

    public String write(Map<String, Object> answers) {
        return json.writeValueAsString(answers);
    }

    /** The name of a kind or pattern in JSON and in message keys. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
