package org.minsheng.appeal.internal.catalogue;

import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives a matter other names; old appeals show the new ones too, since the matter is the same. */
@Component
public class RenamingMatter {

    private final MatterBook book;
    private final AuditTrail audit;

    RenamingMatter(MatterBook book, AuditTrail audit) {
        this.book = book;
        this.audit = audit;
    }

    @Transactional
    public void rename(Viewer viewer, Matters.Matter matter, String nameZh, String nameEn) {
        book.rename(matter.code(), nameZh, nameEn);
        audit.record(viewer, "appeal.rename-matter", "matter:" + matter.code(),
            Map.of("nameZh", matter.nameZh(), "nameEn", matter.nameEn()), Map.of("nameZh", nameZh, "nameEn", nameEn));
    }
}
