package org.minsheng.account.internal.exports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.minsheng.account.ExportSource;
import org.minsheng.page.Page;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever asked fetches the table, once; it is made at that moment from what the person may see then. */
@Component
class TakingExport {

    private final Exports exports;
    private final AuditTrail audit;
    private final Clock clock;

    TakingExport(Exports exports, AuditTrail audit, Clock clock) {
        this.exports = exports;
        this.audit = audit;
        this.clock = clock;
    }

    /** Empty when it was fetched before, is not allowed or has expired. */
    @Transactional
    public Optional<byte[]> take(Page page, Viewer viewer, Exports.Export export, ExportSource source) {
        if (viewer.account() == null || !exports.take(export.id(), viewer.account(), clock.instant())) {
            return Optional.empty();
        }
        var file = new ByteArrayOutputStream();
        try {
            source.write(page, export.filter(), export.whole(), export.reason(), file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        audit.record(viewer, "account.take-export", "export:" + export.id(), Map.of("state", "ALLOWED"),
            Map.of("state", "TAKEN", "bytes", file.size()));
        return Optional.of(file.toByteArray());
    }
}
