package org.minsheng.appeal.internal.console;

import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.Ledger.Row;
import org.minsheng.appeal.internal.Ledger;
import org.minsheng.appeal.internal.Sight;
import org.minsheng.appeal.internal.Words;
import org.minsheng.appeal.internal.WordSearch;
import org.minsheng.area.Places;
import org.minsheng.page.SearchSource;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Finds appeals by number, by the phone of whoever reported them, or by words. */
@Component
class ConsoleSearch implements SearchSource {

    private static final Pattern SPOKEN =
        Pattern.compile("(?:(?:(?<county>\\d{6})-?)?(?<day>20\\d{6})-?)?(?<serial>\\d{1,9})");

    private final ConsoleDossier dossier;
    private final AppealBook book;
    private final Ledger ledger;
    private final WordSearch search;
    private final Words words;
    private final Persons persons;
    private final Places places;

    ConsoleSearch(ConsoleDossier dossier, AppealBook book, Ledger ledger, WordSearch search, Words words,
                  Persons persons, Places places) {
        this.dossier = dossier;
        this.book = book;
        this.ledger = ledger;
        this.search = search;
        this.words = words;
        this.persons = persons;
        this.places = places;
    }

    @Override
    public String heading() {
        return "appeal.console.title";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public boolean isFor(Viewer viewer) {
        return Sight.lens(viewer) != null;
    }

    @Override
    public List<Found> find(Viewer viewer, String typed, int limit) {
        var text = typed.strip();
        if (ConsoleQuery.isNumber(text)) {
            return dossier.find(viewer, text)
                .map(appeal -> List.of(found(appeal.number(), appeal.said().title(),
                    places.address(appeal.said().place()))))
                .orElse(List.of());
        }
        return phone(text).map(phone -> ofCaller(viewer, phone, limit)).orElseGet(() -> Stream
            .concat(spoken(viewer, text), byWords(viewer, text, limit).stream()).distinct().limit(limit).toList());
    }

    /**
     * The end of a number as a caller reads it out, with or without the day and the county before it; within the
     * viewer's counties.
     */
    private Stream<Found> spoken(Viewer viewer, String text) {
        var parts = SPOKEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Pd}]+", "-"));
        if (!parts.matches()) {
            return Stream.empty();
        }
        var before = Stream.of(parts.group("county"), parts.group("day")).filter(Objects::nonNull).toList();
        var counties = viewer.grants().stream().map(Grant::area).filter(area -> area.at(AreaCode.Level.COUNTY) != null)
            .map(AreaCode::county).distinct().toList();
        return book.bySerial(counties, Long.parseLong(parts.group("serial"))).stream()
            .filter(number -> before.stream().allMatch(part -> number.contains(part + "-")))
            .flatMap(number -> dossier.find(viewer, number).stream())
            .map(appeal -> found(appeal.number(), appeal.said().title(), places.address(appeal.said().place())));
    }

    private static Optional<PhoneNumber> phone(String text) {
        try {
            return Optional.of(new PhoneNumber(text));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    /** Only for whoever oversees the place: handlers must not find out who reported. */
    private List<Found> ofCaller(Viewer viewer, PhoneNumber phone, int limit) {
        return persons.byPhone(phone)
            .map(person -> shown(ledger.ofReporter(person, null, 50).rows().stream()
                .filter(row -> Sight.oversees(viewer, row.place()))
                .limit(limit)
                .toList()))
            .orElse(List.of());
    }

    private List<Found> byWords(Viewer viewer, String text, int limit) {
        var lens = Sight.lens(viewer);
        var wanted = words.of(text);
        return lens == null || wanted.isEmpty() ? List.of() : shown(search.page(lens, wanted, null, limit).rows());
    }

    private List<Found> shown(List<Row> rows) {
        var addresses = places.addresses(rows.stream().map(Row::place).distinct().toList());
        return rows.stream().map(row -> found(row.number(), row.title(), addresses.getOrDefault(row.place(), "")))
            .toList();
    }

    private static Found found(String number, String title, String address) {
        return new Found("/console/appeals/" + number, title, address + " · " + number);
    }
}
