package org.minsheng.people.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.minsheng.people.WordsAbout;
import org.minsheng.people.WordsAbout.Mention;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Vault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Looks for a person's name and numbers in texts of other modules; the words are opened here and go no further. */
@Component
class NamesInWords {

    /** A single letter stands in every other text. */
    private static final int SHORTEST = 2;
    private static final String HIDDEN = "*";
    private static final String TITLES = shipped();

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

    String without(Collection<PersonId> ids, String text) {
        var left = text;
        for (var id : text.isBlank() ? List.<PersonId>of() : ids) {
            for (var word : words(id)) {
                left = left.replace(word, HIDDEN);
            }
            left = addressed(id, left);
        }
        return left;
    }

    /** 王先生, 王阿姨: in a compound that is nearly a name. */
    private String addressed(PersonId id, String text) {
        return persons.find(id).map(row -> row.name()).map(vault::open).map(String::strip)
            .filter(name -> name.length() >= SHORTEST)
            .map(name -> Pattern.compile(surname(name) + TITLES).matcher(text).replaceAll(HIDDEN))
            .orElse(text);
    }

    /** One letter, or two as in 欧阳. */
    private static String surname(String name) {
        var one = Pattern.quote(name.substring(0, name.offsetByCodePoints(0, 1)));
        var two = Pattern.quote(name.substring(0,
            name.offsetByCodePoints(0, Math.min(2, name.codePointCount(0, name.length())))));
        return "(?:" + two + "|" + one + ")";
    }

    /** How people are addressed after their surname. */
    private static String shipped() {
        try (var titles = new ClassPathResource("people/titles.txt").getInputStream()) {
            return new String(titles.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
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
