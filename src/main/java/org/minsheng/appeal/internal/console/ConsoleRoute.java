package org.minsheng.appeal.internal.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.organisation.Post;
import org.minsheng.shared.Tier;

/**
 * To whom an appeal should go, and why.
 *
 * @param matter both levels of its name; empty while nobody sorted it
 * @param duty message key of what has to be answered for
 * @param version number of the catalogue in force, 0 for none
 * @param post whom the catalogue names; null when nobody holds the duty up to the county
 * @param above whether that post stands above the desk, so that the matter must rise first
 * @param others posts up to the desk's tier that answer for anything at the place
 */
public record ConsoleRoute(String matter, String duty, Tier tier, int version, @Nullable Post post,
                           boolean above, List<Post> others) {

    public boolean isSorted() {
        return !matter.isEmpty();
    }

    /** Whether the catalogue's post can be dispatched to from here. */
    public boolean fits() {
        return isSorted() && post != null && !above;
    }
}
