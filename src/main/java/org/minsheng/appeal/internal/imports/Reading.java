package org.minsheng.appeal.internal.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.Channel;
import org.minsheng.appeal.ToldBy;
import org.minsheng.appeal.internal.filing.Filing.Contact;
import org.minsheng.appeal.internal.filing.Filing.Origin;
import org.minsheng.appeal.internal.filing.Filing;
import org.minsheng.appeal.internal.imports.Mapping.Field;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;

/** Reads one row as a word for the ledger, or says what is wrong with it. Texts are taken whole, however long. */
final class Reading {

    private static final List<DateTimeFormatter> TIMES = List.of(DateTimeFormatter.ofPattern("yyyy-M-d H:mm:ss"),
        DateTimeFormatter.ofPattern("yyyy/M/d H:mm:ss"), DateTimeFormatter.ofPattern("yyyy/M/d H:mm"),
        DateTimeFormatter.ofPattern("yyyy-M-d H:mm"), DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    private static final List<DateTimeFormatter> DAYS = List.of(DateTimeFormatter.ofPattern("yyyy-M-d"),
        DateTimeFormatter.ofPattern("yyyy/M/d"));

    /** What holds for every row of a file. */
    record Defaults(String origin, AreaCode place, AppealKind kind, ZoneId zone, Map<String, AppealKind> kinds) {
    }

    /** @param key message key of what is wrong */
    static final class Wrong extends Exception {

        private static final long serialVersionUID = 1;

        Wrong(String key) {
            super(key);
        }
    }

    private final Mapping mapping;
    private final Defaults defaults;

    Reading(Mapping mapping, Defaults defaults) {
        this.mapping = mapping;
        this.defaults = defaults;
    }

    Filing read(Map<String, String> cells) throws Wrong {
        var text = mapping.get(cells, Field.TEXT);
        var number = mapping.get(cells, Field.NUMBER);
        if (text.isEmpty()) {
            throw new Wrong("appeal.import.no-text");
        }
        if (number.isEmpty()) {
            throw new Wrong("appeal.import.no-number");
        }
        var contact = contact(cells);
        var origin = new Origin(defaults.origin(), number, filedAt(mapping.get(cells, Field.FILED_AT)));
        return new Filing(key(defaults.origin(), number), kind(mapping.get(cells, Field.KIND)), Channel.IMPORT,
            mapping.get(cells, Field.TITLE), text, null, place(mapping.get(cells, Field.PLACE)),
            mapping.get(cells, Field.PLACE_DETAIL), null, contact, false, null, origin, false, false,
            contact == null ? ToldBy.PAGE : ToldBy.SMS, List.of());
    }

    /** The same row of the same system always has the same key, so that an import that was cut off can go on. */
    static RequestKey key(String origin, String number) {
        return RequestKey.from(origin + "\n" + number);
    }

    private @Nullable Contact contact(Map<String, String> cells) throws Wrong {
        var phone = mapping.get(cells, Field.PHONE);
        var name = mapping.get(cells, Field.NAME);
        if (phone.isEmpty()) {
            return null;
        }
        try {
            return new Contact(new PhoneNumber(phone), name.isEmpty() ? null : name);
        } catch (IllegalArgumentException notAPhone) {
            throw new Wrong("form.phone");
        }
    }

    private AppealKind kind(String text) throws Wrong {
        return text.isEmpty() ? defaults.kind()
            : Optional.ofNullable(defaults.kinds().get(text)).orElseThrow(() -> new Wrong("appeal.import.kind"));
    }

    private AreaCode place(String text) throws Wrong {
        if (text.isEmpty()) {
            return defaults.place();
        }
        if (!AreaCode.isValid(text) || !defaults.place().contains(new AreaCode(text))) {
            throw new Wrong("appeal.import.place");
        }
        return new AreaCode(text);
    }

    private @Nullable Instant filedAt(String text) throws Wrong {
        if (text.isEmpty()) {
            return null;
        }
        for (var format : TIMES) {
            try {
                return LocalDateTime.parse(text, format).atZone(defaults.zone()).toInstant();
            } catch (DateTimeException other) {
                continue;
            }
        }
        for (var format : DAYS) {
            try {
                return LocalDate.parse(text, format).atStartOfDay(defaults.zone()).toInstant();
            } catch (DateTimeException other) {
                continue;
            }
        }
        throw new Wrong("appeal.import.time");
    }
}
