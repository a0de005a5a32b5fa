package org.minsheng.appeal.internal.imports;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.internal.filing.Filing;
import org.minsheng.appeal.internal.filing.FilingAppeal;
import org.minsheng.appeal.internal.imports.ImportBook.Import;
import org.minsheng.appeal.internal.imports.ImportBook.Row;
import org.minsheng.appeal.internal.imports.ImportBook.RowOutcome;
import org.minsheng.page.UnreadableFile;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/**
 * Takes messages of another system into the ledger: read, map, preview, file. Nothing reaches the ledger before it is
 * confirmed; a message whose number is known is skipped; an import that was cut off goes on where it stopped.
 */
@Component
class ImportingMessages {

    private static final int CHUNK = 200;

    private final ImportBook book;
    private final FilingAppeal filingAppeal;
    private final AuditTrail audit;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<String, AppealKind> kinds = new HashMap<>();

    ImportingMessages(ImportBook book, FilingAppeal filingAppeal, AuditTrail audit, ObjectMapper json,
                      Clock clock, MessageSource texts) {
        this.book = book;
        this.filingAppeal = filingAppeal;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
        for (var kind : AppealKind.values()) {
            kinds.put(kind.name(), kind);
            kinds.put(texts.getMessage("AppealKind." + kind, null, Locale.SIMPLIFIED_CHINESE), kind);
        }
    }

    /** Reads the file and keeps its rows; the second time with the same key gives the first one's id. */
    @Transactional
    public long upload(Viewer viewer, RequestKey key, String fileName, byte[] content, String origin,
                       AreaCode place, AppealKind kind)
        throws UnreadableFile {
        var known = book.idOf(key);
        if (known.isPresent()) {
            return known.get();
        }
        var file = MessageFile.read(content, json);
        var mapping = Mapping.remembered(book.remembered(origin), file.headers());
        long id = book.add(viewer, key, fileName, file, origin, place, kind, mapping, clock.instant());
        audit.record(viewer, "appeal.import-upload", "import:" + id, null,
            Map.of("file", fileName, "rows", file.lines().size()));
        return id;
    }

    /** Says of every row what it would become, and remembers the mapping for this system. */
    @Transactional
    public void map(Viewer viewer, Import batch, Mapping mapping) {
        book.remember(batch.origin(), mapping);
        var reading = new Reading(mapping, defaults(batch));
        Set<String> seen = new HashSet<>();
        int after = 0;
        for (var lines = book.lines(batch.id(), false, after, CHUNK); !lines.isEmpty();
            lines = book.lines(batch.id(), false, after, CHUNK)) {
            book.judge(batch.id(), judged(batch, reading, lines, seen));
            after = lines.getLast().number();
        }
        book.ready(batch.id(), mapping);
        audit.record(viewer, "appeal.import-map", "import:" + batch.id(), null, mapping.columns());
    }

    private List<Row> judged(Import batch, Reading reading, List<MessageFile.Line> lines, Set<String> seen) {
        var attempts = lines.stream().map(line -> Attempt.at(reading, line)).toList();
        var known = book.known(batch.origin(), attempts.stream().map(Attempt::number)
            .filter(number -> !number.isEmpty()).toList());
        return attempts.stream().map(attempt -> judged(attempt, known, seen)).toList();
    }

    private static Row judged(Attempt attempt, Map<String, String> known, Set<String> seen) {
        if (attempt.filing() == null) {
            return new Row(attempt.line(), RowOutcome.WRONG, attempt.wrong(), "", null, null);
        }
        var number = attempt.number();
        var title = title(attempt.filing());
        if (known.containsKey(number)) {
            return new Row(attempt.line(), RowOutcome.KNOWN, "", title, number, known.get(number));
        }
        return seen.add(number) ? new Row(attempt.line(), RowOutcome.NEW, "", title, number, null)
            : new Row(attempt.line(), RowOutcome.WRONG, "appeal.import.twice", title, number, null);
    }

    /** One line as read: a word for the ledger, or the key of what is wrong with it. */
    private record Attempt(int line, @Nullable Filing filing, String wrong) {

        static Attempt at(Reading reading, MessageFile.Line line) {
            try {
                return new Attempt(line.number(), reading.read(line.cells()), "");
            } catch (Reading.Wrong wrong) {
                return new Attempt(line.number(), null, String.valueOf(wrong.getMessage()));
            }
        }

        /** The number in the other system; empty for a line that could not be read. */
        String number() {
            return filing == null || filing.origin() == null ? "" : filing.origin().number();
        }
    }

    private static String title(Filing filing) {
        var title = filing.title().isBlank() ? filing.body() : filing.title();
        return title.length() <= 60 ? title : title.substring(0, 60);
    }

    /** Files every new row; each is a transaction of its own with a key of its own, so that it may be repeated. */
    public void file(Viewer viewer, Import batch) {
        var reading = new Reading(batch.mapping(), defaults(batch));
        int after = 0;
        for (var lines = newLines(batch, after); !lines.isEmpty(); lines = newLines(batch, after)) {
            lines.forEach(line -> file(viewer, batch, reading, line));
            after = lines.getLast().number();
        }
        book.done(batch.id(), clock.instant());
        audit.record(viewer, "appeal.import-done", "import:" + batch.id(), null, book.counts(batch.id()));
    }

    private void file(Viewer viewer, Import batch, Reading reading, MessageFile.Line line) {
        try {
            book.filed(batch.id(), line.number(), filingAppeal.file(viewer, reading.read(line.cells())).number());
        } catch (Reading.Wrong changedSince) {
            book.judge(batch.id(), List.of(new Row(line.number(), RowOutcome.WRONG,
                String.valueOf(changedSince.getMessage()), "", null, null)));
        }
    }

    private List<MessageFile.Line> newLines(Import batch, int after) {
        return book.lines(batch.id(), true, after, CHUNK);
    }

    private Reading.Defaults defaults(Import batch) {
        return new Reading.Defaults(batch.origin(), batch.place(), batch.kind(), clock.getZone(), kinds);
    }

}
