package org.minsheng.appeal.internal.console;

/** A way that leads nowhere, told kindly. {@code what} is the part of the message keys. */
public record UnknownView(String what) {

    public static final UnknownView PLATE = new UnknownView("plate");
    public static final UnknownView LINK = new UnknownView("link");
    public static final UnknownView EXPIRED = new UnknownView("expired");
    public static final UnknownView PLACE = new UnknownView("place");
}
