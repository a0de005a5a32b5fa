package org.minsheng.account;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What people call the things of one kind that the audit trail names by number; contributed as a component. */
public interface AuditedThings {

    /** The kind as entries write it before the colon: {@code appeal}. */
    String kind();

    /**
     * Their names in one query; unknown ones are left out.
     *
     * @param ids as entries write them behind the colon
     */
    Map<String, String> names(Collection<String> ids, Locale locale);

    /** Those that go by a name or number which somebody typed; nothing where only their ids are known. */
    default Set<String> called(String words) {
        return Set.of();
    }
}
