package org.minsheng.appeal.internal.replies;

import java.util.List;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.page.Page;

/**
 * Something that offers texts for the answer to an appeal, as a component: templates, answers to similar matters.
 * Offers of every source stand in one list beside the answer, lowest {@link #order()} first.
 */
public interface ReplySource {

    int order();

    /** At most ten, best first, without personal data of others; nothing that this reader may not see. */
    List<Offer> offers(Page page, Appeal appeal);

    /**
     * @param group message key of the heading under which it stands
     * @param name what it is chosen by
     * @param text ready to be put into the answer
     */
    record Offer(String group, String name, String text) {
    }
}
