package org.minsheng.appeal.internal.imports;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.internal.imports.ImportBook.RowOutcome;
import org.minsheng.appeal.internal.imports.Mapping.Field;
import org.minsheng.area.Places;
import org.minsheng.page.UnreadableFile;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Command;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** {@code import appeals file=… origin=… place=…}: the import of the screen, from the command line. */
@Component
class ImportCommand implements Command {

    private final ImportingMessages importing;
    private final ImportBook book;
    private final Places places;
    private final MessageSource texts;

    ImportCommand(ImportingMessages importing, ImportBook book, Places places, MessageSource texts) {
        this.importing = importing;
        this.book = book;
        this.places = places;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "import appeals";
    }

    @Override
    public String usage() {
        return "file=PATH origin=SYSTEM place=AREA-CODE [kind=COMPLAINT] [TEXT=column NUMBER=column …]: files "
            + "messages of another system";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        Map<String, String> given = new HashMap<>();
        for (var argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                out.println(usage());
                return 2;
            }
            given.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        if (!given.keySet().containsAll(List.of("file", "origin", "place")) || !AreaCode.isValid(given.get("place"))) {
            out.println(usage());
            return 2;
        }
        var place = given.getOrDefault("place", "");
        if (places.at(new AreaCode(place)).isEmpty()) {
            return wrong(out, "appeal.import.command.place", place);
        }
        try {
            return run(given, out);
        } catch (UnreadableFile unreadable) {
            return wrong(out, unreadable.key(), unreadable.args());
        } catch (IOException unreadable) {
            return wrong(out, "appeal.import.command.file", given.getOrDefault("file", ""));
        } catch (IllegalArgumentException wrong) {
            out.println(usage());
            return 2;
        }
    }

    private int wrong(PrintStream out, String key, Object... args) {
        out.println(texts.getMessage(key, args, Locale.SIMPLIFIED_CHINESE));
        return 2;
    }

    private int run(Map<String, String> given, PrintStream out) throws IOException, UnreadableFile {
        var path = Path.of(given.getOrDefault("file", ""));
        var kind = AppealKind.valueOf(given.getOrDefault("kind", AppealKind.COMPLAINT.name()));
        long id = importing.upload(Viewer.SYSTEM, RequestKey.fresh(), String.valueOf(path.getFileName()),
            Files.readAllBytes(path), given.getOrDefault("origin", ""),
            new AreaCode(given.getOrDefault("place", "")), kind);
        var batch = book.byId(id).orElseThrow();
        var columns = new EnumMap<Field, String>(Field.class);
        columns.putAll(batch.mapping().columns());
        for (var field : Field.values()) {
            if (given.containsKey(field.name())) {
                columns.put(field, given.getOrDefault(field.name(), ""));
            }
        }
        for (var column : columns.values()) {
            if (!batch.headers().contains(column)) {
                return wrong(out, "appeal.import.command.column", column, String.join(", ", batch.headers()));
            }
        }
        if (!columns.keySet().containsAll(List.of(Field.TEXT, Field.NUMBER))) {
            return wrong(out, "appeal.import.command.needed", String.join(", ", batch.headers()));
        }
        importing.map(Viewer.SYSTEM, batch, new Mapping(columns));
        book.begin(id);
        importing.file(Viewer.SYSTEM, book.byId(id).orElseThrow());
        var counts = book.counts(id);
        out.println("filed " + counts.getOrDefault(RowOutcome.FILED, 0L) + ", known "
            + counts.getOrDefault(RowOutcome.KNOWN, 0L) + ", wrong "
            + counts.getOrDefault(RowOutcome.WRONG, 0L));
        book.rows(id, RowOutcome.WRONG, 0, 50).rows().forEach(row -> out.println("line " + row.line() + ": "
            + texts.getMessage(row.reason(), null, Locale.SIMPLIFIED_CHINESE)));
        return counts.containsKey(RowOutcome.WRONG) ? 1 : 0;
    }
}
