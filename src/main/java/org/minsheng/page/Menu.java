package org.minsheng.page;

import java.util.List;

/**
 * One entry of the console's menu, contributed by a module as a bean. It is shown to whoever may open its path, so no
 * permission is repeated here.
 *
 * @param text message key of the label
 * @param icon name of a Tabler icon in the sprite, without {@code icon-}
 * @param group message key of the group heading, one of {@link #GROUPS}
 * @param order within the group
 */
public record Menu(String path, String text, String icon, String group, int order) {

    /** The headings from top to bottom. */
    static final List<String> GROUPS =
        List.of("menu.work", "menu.oversight", "menu.visits", "menu.together", "menu.points", "menu.messages",
            "menu.ground", "menu.figures", "menu.system");

    public Menu {
        if (!GROUPS.contains(group)) {
            throw new IllegalArgumentException("not a heading of the menu: " + group);
        }
    }
}
