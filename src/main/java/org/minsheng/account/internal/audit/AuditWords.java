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

    /** @param names of accounts, by {@code account:12} */
    String subject(Page page, String subject, Map<String, String> names) {
        int colon = subject.indexOf(':');
        var key = KIND + (colon < 0 ? "" : subject.substring(0, colon));
        return keys.contains(key) ? page.t(key, names.getOrDefault(subject, subject.substring(colon + 1))) : subject;
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
