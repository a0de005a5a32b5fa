package org.minsheng.page;

import java.util.function.Predicate;
import org.minsheng.shared.Viewer;

/**
 * One more way on a resident's own page ({@code /me}), contributed by a module as a bean.
 *
 * @param path where it leads
 * @param text message key of the label
 * @param icon name of a Tabler icon
 * @param order lower stands first
 * @param isFor asked on every visit of the page: no more than a query or two
 */
public record MineEntry(String path, String text, String icon, int order, Predicate<Viewer> isFor) {
}
