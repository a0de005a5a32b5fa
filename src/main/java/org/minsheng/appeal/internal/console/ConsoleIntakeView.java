package org.minsheng.appeal.internal.console;

import java.util.List;
import org.minsheng.area.Place;
import org.minsheng.page.AreaMap;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.shared.RequestKey;

/**
 * The form that takes a word down.
 *
 * @param found places to choose from, with what people call them
 * @param groups WeChat groups named before
 * @param around where the map begins on which a point is picked
 * @param whoTold who may hear how it goes on when somebody spoke for another
 */
public record ConsoleIntakeView(Form form, RequestKey key, List<Option> channels, ConsoleChoices choices,
                                Found found, List<String> groups, List<Option> whoTold, AreaMap around) {

    /** @param searched whether somebody asked, so that finding nothing deserves a sentence */
    public record Found(List<Choice> places, String chosen, boolean searched) {
    }

    /** A place with its address. */
    public record Choice(Place place, String address) {
    }
}
