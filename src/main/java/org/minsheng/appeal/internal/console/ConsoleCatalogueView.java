package org.minsheng.appeal.internal.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.catalogue.CatalogueBook;
import org.minsheng.appeal.internal.catalogue.ReplayingCatalogue;
import org.minsheng.area.Place;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.shared.Tier;

/**
 * A county's dispatch catalogue: one version shown, or the next one being written.
 *
 * @param shown null for a county without any
 * @param changes what the draft changes of the present version; null before it was read or tried
 */
public record ConsoleCatalogueView(Place county, List<Option> counties, List<CatalogueBook.Version> versions,
                                   CatalogueBook.@Nullable Version shown, List<Line> lines, Form form,
                                   Choices choices, boolean edits, @Nullable List<Difference> changes,
                                   ReplayingCatalogue.@Nullable Replay replay, List<Moved> moved) {

    /** One line, readable; {@code area} is its code, in a form its name where that leads to it alone. */
    public record Line(String matter, String matterName, String area, String areaName, Tier tier, String duty) {
    }

    /** What a line can be made of; {@code areas} are names of the county's towns and communities. */
    public record Choices(List<ConsoleChoices.Group> matters, List<Option> tiers,
                          List<Option> duties, List<String> areas) {
    }

    /** A line of the replay in words. */
    public record Moved(String matter, String area, long count, String before, String after) {
    }

    /** Two versions side by side. */
    public record Comparison(Place county, List<CatalogueBook.Version> versions, int from,
                             int to, List<Difference> lines) {

        public long count(String sort) {
            return ConsoleCatalogueView.count(lines, sort);
        }
    }

    /** @param sort NEW, GONE or CHANGED */
    public record Difference(String sort, String matter, String area, String before, String after) {
    }

    /** How many of them are of a sort. */
    public static long count(List<Difference> differences, String sort) {
        return differences.stream().filter(difference -> difference.sort().equals(sort)).count();
    }

    public boolean isInForce() {
        return shown != null && !versions.isEmpty() && versions.getFirst().id() == shown.id();
    }

    public int next() {
        return versions.isEmpty() ? 1 : versions.getFirst().version() + 1;
    }
}
