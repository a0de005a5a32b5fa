package org.minsheng.appeal.internal.catalogue;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds something that an appeal can be about. */
@Component
public class AddingMatter {

    private final MatterBook book;
    private final AuditTrail audit;

    AddingMatter(MatterBook book, AuditTrail audit) {
        this.book = book;
        this.audit = audit;
    }

    /** False when the code is taken. */
    @Transactional
    public boolean add(Viewer viewer, String code, @Nullable String parent, String nameZh, String nameEn) {
        boolean added = book.add(code, parent, nameZh, nameEn);
        if (added) {
            audit.record(viewer, "appeal.add-matter", "matter:" + code, null,
                Map.of("nameZh", nameZh, "nameEn", nameEn));
        }
        return added;
    }
}
