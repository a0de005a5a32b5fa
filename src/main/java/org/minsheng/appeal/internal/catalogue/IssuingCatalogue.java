package org.minsheng.appeal.internal.catalogue;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts a new version of a county's dispatch catalogue in force; appeals keep the version they were dispatched under.
 */
@Component
public class IssuingCatalogue {

    private final CatalogueBook book;
    private final Catalogue catalogue;
    private final AuditTrail audit;
    private final Clock clock;

    IssuingCatalogue(CatalogueBook book, Catalogue catalogue, AuditTrail audit, Clock clock) {
        this.book = book;
        this.catalogue = catalogue;
        this.audit = audit;
        this.clock = clock;
    }

    /** The number of the new version. */
    @Transactional
    public int issue(Viewer viewer, AreaCode county, String note, List<CatalogueBook.Line> lines) {
        int version = book.issue(county, clock.instant(), note, lines);
        audit.record(viewer, "appeal.issue-catalogue", "area:" + county, null,
            Map.of("version", version, "lines", lines.size(), "note", note));
        catalogue.forget();
        return version;
    }
}
