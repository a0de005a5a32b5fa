package org.minsheng.appeal.internal.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.minsheng.account.AuditedThings;
import org.springframework.stereotype.Component;

/** What an appeal is about has a name in both languages where the auditor reads of it. */
@Component
class AuditedMatters implements AuditedThings {

    private final Matters matters;

    AuditedMatters(Matters matters) {
        this.matters = matters;
    }

    @Override
    public String kind() {
        return "matter";
    }

    @Override
    public Map<String, String> names(Collection<String> ids, Locale locale) {
        Map<String, String> names = new HashMap<>();
        for (var id : ids) {
            var matter = matters.of(id);
            if (matter != null) {
                names.put(id, locale.getLanguage().equals("zh") ? matter.nameZh() : matter.nameEn());
            }
        }
        return names;
    }
}
