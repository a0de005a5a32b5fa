package org.minsheng.account.internal.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.minsheng.page.Page;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/** What was done to what, in the reader's language; what no text is known for is shown as it was written. */
@Component
class AuditWords {

    static final String DID = "account.audit.did.";
    static final String FIELD = "account.audit.field.";
    private static final String KIND = "account.audit.kind.";

    private final Set<String> keys;

    AuditWords() {
        try {
            keys = PropertiesLoaderUtils.loadProperties(new ClassPathResource("messages/account-audit.properties"))
                .stringPropertyNames();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    String did(Page page, String action) {
        return keys.contains(DID + action) ? page.t(DID + action) : action;
    }

    /** @param names of what entries point to, by {@code account:12} */
    String subject(Page page, String subject, Map<String, String> names) {
        var key = KIND + AuditNames.kind(subject);
        return keys.contains(key) ? page.t(key, names.getOrDefault(subject, AuditNames.id(subject))) : subject;
    }

    /** The kind and the number of what has no name: 居民 12; what is of no known kind as it was written. */
    String unnamed(Page page, String reference, String written) {
        var key = KIND + AuditNames.kind(reference);
        return keys.contains(key) ? page.t(key, AuditNames.id(reference)) : written;
    }

    /** What a field is called for this kind of subject, else everywhere, else its code; a whole state has no name. */
    String field(Page page, AuditRow entry, String field) {
        var here = FIELD + AuditNames.kind(entry.subject()) + "." + field;
        return keys.contains(here) ? page.t(here) : keys.contains(FIELD + field) ? page.t(FIELD + field)
            : field.isEmpty() ? page.t("account.audit.whole") : field;
    }

    /** The actions whose words contain what somebody looks for. */
    Set<String> actions(Page page, String words) {
        var sought = words.toLowerCase(Locale.ROOT);
        return sought.isEmpty() ? Set.of() : keys.stream()
            .filter(key -> key.startsWith(DID) && page.t(key).toLowerCase(Locale.ROOT).contains(sought))
            .map(key -> key.substring(DID.length()))
            .collect(Collectors.toSet());
    }
}
