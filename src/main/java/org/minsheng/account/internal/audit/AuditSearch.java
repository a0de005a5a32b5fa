package org.minsheng.account.internal.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** What an auditor typed and what it means: names of people, posts and organisations, words of actions, numbers. */
@Component
class AuditSearch {

    private final AuditList list;
    private final AuditNames names;
    private final AuditWords words;

    AuditSearch(AuditList list, AuditNames names, AuditWords words) {
        this.list = list;
        this.names = names;
        this.words = words;
    }

    AuditList.Filter read(Page page, Form form) {
        var actor = form.value("actor").strip();
        var action = form.value("action").strip();
        var subject = form.value("subject").strip();
        return new AuditList.Filter(actor, actors(page, actor), action, words.actions(page, action), subject,
            called(subject), day(page, form.value("from"), 0), day(page, form.value("to"), 1));
    }

    /** An organisation's are its own, those of its posts, and those of whoever signs in for it. */
    private Set<String> actors(Page page, String name) {
        if (name.isEmpty()) {
            return Set.of();
        }
        var found = new HashSet<>(called(name));
        found.addAll(list.actingFor(found));
        for (var actor : List.of(Viewer.SYSTEM.actor(), Viewer.ANONYMOUS.actor())) {
            if (page.t("account.audit." + actor).equals(name)) {
                found.add(actor);
            }
        }
        return found;
    }

    private Set<String> called(String name) {
        if (name.isEmpty()) {
            return Set.of();
        }
        var found = new HashSet<>(list.named(name));
        found.addAll(names.called(name));
        return found;
    }

    private static @Nullable Instant day(Page page, String text, int plus) {
        try {
            return text.isEmpty() ? null
                : LocalDate.parse(text).plusDays(plus).atStartOfDay(page.clock().getZone()).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
