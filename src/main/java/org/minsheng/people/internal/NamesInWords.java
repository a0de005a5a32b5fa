package org.minsheng.people.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.minsheng.people.WordsAbout;
import org.minsheng.people.WordsAbout.Mention;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Vault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Looks for a person's name and numbers in texts of other modules; the words are opened here and go no further. */
@Component
class NamesInWords {

    /** A single letter stands in every other text. */
    private static final int SHORTEST = 2;

    private final PersonRepository persons;
    private final ObjectProvider<WordsAbout> texts;
    private final Vault vault;

    NamesInWords(PersonRepository persons, ObjectProvider<WordsAbout> texts, Vault vault) {
        this.persons = persons;
        this.texts = texts;
        this.vault = vault;
    }

    List<Mention> mentions(PersonId id, AreaCode within, int most) {
        var found = new ArrayList<Mention>();
        var words = words(id);
        if (!words.isEmpty()) {
            texts.orderedStream().forEach(module -> found.addAll(module.mentioning(id, words, within, most)));
        }
        return found;
    }

    void blot(PersonId id) {
        var words = words(id);
        if (!words.isEmpty()) {
            texts.orderedStream().forEach(module -> module.blot(id, words));
        }
    }

    private List<String> words(PersonId id) {
        return persons.find(id).stream()
            .flatMap(row -> Stream.of(row.name(), row.phone(), row.identity()))
            .filter(Objects::nonNull)
            .map(vault::open)
            .map(String::strip)
            .filter(word -> word.length() >= SHORTEST)
            .distinct()
            .toList();
    }
}
