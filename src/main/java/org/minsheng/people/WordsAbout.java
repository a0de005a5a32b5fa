package org.minsheng.people;

import java.util.List;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;

/** Texts in which a person may be named, kept by another module and contributed as a component. */
public interface WordsAbout {

    /** One text. @param path of the page on which staff see it, {@code own} when the person wrote it */
    record Mention(String title, String path, boolean own) {
    }

    /**
     * Texts within an area that contain one of the words, the person's own first.
     *
     * @param words the name and the numbers, in the clear: they are compared and not kept
     */
    List<Mention> mentioning(PersonId person, List<String> words, AreaCode within, int most);

    /** Takes the words out of the person's own texts, in the transaction that erases the person. */
    void blot(PersonId person, List<String> words);
}
