package org.minsheng.appeal;

import java.util.List;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;

/**
 * What another module puts beside an appeal for members of staff: ways to act elsewhere, and what came of it;
 * contributed as a component.
 */
public interface AppealBeside {

    /**
     * Asked for each showing of one appeal, so no more than a query or two.
     *
     * @param open whether the appeal itself is still worked on
     */
    List<Beside> beside(Page page, String number, AreaCode place, boolean open);

    /**
     * @param label in the reader's language
     * @param state a short state in words with its tone, empty for a way to begin something
     * @param icon name of a Tabler icon
     */
    record Beside(String label, String path, String state, String tone, String icon) {
    }
}
