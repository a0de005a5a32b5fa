package org.minsheng.appeal.internal.console;

import java.util.List;
import org.minsheng.appeal.internal.catalogue.Matters;
import org.minsheng.page.Form;
import org.minsheng.page.Option;

/**
 * All matters.
 *
 * @param renamed code of the matter whose form came back, empty for none
 */
public record ConsoleMattersView(List<Matters.Topic> topics, List<Option> parents, Form adding, String renamed,
                                 Form renaming, boolean edits) {

    /** The form for one matter's names. */
    public Form form(Matters.Matter matter) {
        return matter.code().equals(renamed) ? renaming
            : Form.empty().prefill("nameZh", matter.nameZh()).prefill("nameEn", matter.nameEn());
    }
}
