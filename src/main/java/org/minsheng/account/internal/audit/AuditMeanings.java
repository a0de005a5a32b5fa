package org.minsheng.account.internal.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/** What the codes in the fields of an entry stand for, as {@code account/audit-values.properties} says. */
@Component
class AuditMeanings {

    /**
     * Either word is empty.
     *
     * @param words what stands before the code in the key of its text: {@code AppealState.}
     * @param thing the kind of which it is an id: {@code organisation}
     * @param key whether what was written is itself the key of a text
     */
    record Meaning(String words, String thing, boolean key) {

        static final Meaning PLAIN = new Meaning("", "", false);
    }

    private final Properties meanings;

    AuditMeanings() {
        try {
            meanings = PropertiesLoaderUtils.loadProperties(new ClassPathResource("account/audit-values.properties"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** By the action, else by the kind of its subject, else by the field alone. */
    Meaning of(AuditRow entry, String field) {
        var kind = AuditNames.kind(entry.subject());
        return List.of(entry.action() + "." + field, entry.action() + ".*", kind + "." + field, field).stream()
            .map(meanings::getProperty).filter(Objects::nonNull).findFirst()
            .map(AuditMeanings::read).orElse(Meaning.PLAIN);
    }

    /** All that are written down, for the test that reads them. */
    List<Meaning> all() {
        return meanings.values().stream().map(meaning -> read(meaning.toString())).toList();
    }

    private static Meaning read(String meaning) {
        return meaning.startsWith("words ") ? new Meaning(meaning.substring(6), "", false)
            : meaning.startsWith("thing ") ? new Meaning("", meaning.substring(6), false)
            : meaning.equals("key") ? new Meaning("", "", true) : Meaning.PLAIN;
    }
}
