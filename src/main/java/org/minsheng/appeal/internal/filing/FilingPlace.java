package org.minsheng.appeal.internal.filing;

import org.minsheng.shared.AreaCode;

/**
 * Where a report is about.
 *
 * @param plate token of the plate that was scanned, empty when the place was chosen
 * @param address as people say it, below the county
 */
public record FilingPlace(AreaCode code, String address, String plate) {

    /** The page to go back to from the first question. */
    public String back() {
        return plate.isEmpty() ? "/" : "/p/" + plate;
    }
}
