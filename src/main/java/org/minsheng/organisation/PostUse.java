package org.minsheng.organisation;

import java.util.List;

/** What a module above keeps with posts; told to whoever is about to leave a post without a holder. */
public interface PostUse {

    /**
     * Something that would go on elsewhere.
     *
     * @param text message key of a phrase with the number as {0} and the organisation as {1}
     * @param to the organisation it would go to, empty for nobody
     */
    record Use(String text, long count, String to) {
    }

    /** What lies with a post now and where it would go when nobody held it; empty when nothing does. */
    List<Use> with(Post post);
}
