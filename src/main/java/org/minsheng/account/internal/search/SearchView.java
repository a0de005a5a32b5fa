package org.minsheng.account.internal.search;

import java.util.List;
import org.minsheng.page.SearchSource.Found;

/** What was found, by module. */
public record SearchView(String words, List<Group> groups) {

    /** @param heading message key */
    public record Group(String heading, List<Found> found) {
    }
}
