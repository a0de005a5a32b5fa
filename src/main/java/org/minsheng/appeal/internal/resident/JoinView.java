package org.minsheng.appeal.internal.resident;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.ToldBy;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;

/**
 * Asks whom to tell.
 *
 * @param ref the sealed name of the matter
 * @param ownPhone the masked number of the resident who is signed in, null for nobody
 */
public record JoinView(Form form, String ref, String title, @Nullable String ownPhone) {

    public List<Option> waysToTell(Page page) {
        return Arrays.stream(ToldBy.values())
            .map(way -> new Option(way.name(), page.t("appeal.file.told." + way)))
            .toList();
    }
}
