package org.minsheng.area;

import java.util.Collection;
import java.util.List;
import org.minsheng.shared.AreaCode;

/** What a module above keeps at places; asked before places are retired or an import is undone. */
public interface PlaceUse {

    /**
     * Something that still needs the place.
     *
     * @param text message key of a phrase with the number as {0}, for instance {0} 件未办结的诉求
     */
    record Use(String text, long count) {
    }

    /** What within any of the places is still needed; empty when nothing is. */
    List<Use> within(Collection<AreaCode> places);

    /**
     * Those of exactly these places that something refers to for good, a closed matter for instance; they are never
     * deleted.
     */
    default Collection<AreaCode> remembered(Collection<AreaCode> places) {
        return List.of();
    }
}
