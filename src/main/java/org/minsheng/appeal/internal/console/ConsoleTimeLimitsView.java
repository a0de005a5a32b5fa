package org.minsheng.appeal.internal.console;

import java.util.List;
import org.minsheng.area.Place;
import org.minsheng.page.Form;

/** @param edits whether this reader may change them */
public record ConsoleTimeLimitsView(List<Limits> limits, boolean edits) {

    /** One county's, as a form. */
    public record Limits(Place county, Form form) {
    }
}
