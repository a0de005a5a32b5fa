package org.minsheng.page;

import java.util.List;

/** The menu entries under one heading; {@code text} is the heading's message key. */
public record MenuGroup(String text, List<Menu> entries) {

    public MenuGroup {
        entries = List.copyOf(entries);
    }
}
