package org.minsheng.page;

import org.minsheng.page.internal.Assets;

/** Where the icons are: one file with those Tabler icons that templates and menus name. */
public final class Sprite {

    private static final String ADDRESS = Assets.builtAddress("icons.svg");

    private Sprite() {
    }

    public static String address() {
        return ADDRESS;
    }
}
