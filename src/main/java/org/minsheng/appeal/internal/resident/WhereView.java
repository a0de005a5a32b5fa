package org.minsheng.appeal.internal.resident;

import java.util.Arrays;
import java.util.List;
import org.minsheng.appeal.internal.filing.FilingPlace;
import org.minsheng.area.Place;
import org.minsheng.page.Form;

/**
 * The question where it is about, for those who did not scan a plate.
 *
 * @param key the signed key of a report that was begun already, empty for a new one
 * @param gone whether the place that was named is not there any more
 */
public record WhereView(Form form, String words, List<FilingPlace> found,
                        List<Place> counties, String key, boolean gone) {

    /** What was said before the place was lost. */
    public List<FilingView.Carried> carried() {
        return Arrays.stream(FilingStep.values())
            .flatMap(step -> step.fields().stream())
            .flatMap(name -> form.values(name).stream().map(value -> new FilingView.Carried(name, value)))
            .toList();
    }

    public boolean begun() {
        return !key.isEmpty();
    }
}
