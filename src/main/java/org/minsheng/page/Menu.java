package org.minsheng.page;

/**
 * One entry of the console's menu, contributed by a module as a bean. It is shown to whoever may open its path, so no
 * permission is repeated here.
 *
 * @param text message key of the label
 * @param icon name of a Tabler icon in the sprite, without {@code icon-}
 * @param group message key of the group heading: {@code menu.work}, {@code menu.ground}, {@code menu.figures} or {@code menu.system}
 */
public record Menu(String path, String text, String icon, String group, int order) {
}
