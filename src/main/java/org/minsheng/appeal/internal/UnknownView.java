package org.minsheng.appeal.internal;

/** A way that leads nowhere, told kindly. {@code what} is the part of the message keys. */
public record UnknownView(String what) {

    static final UnknownView PLATE = new UnknownView("plate");
    static final UnknownView LINK = new UnknownView("link");
    static final UnknownView EXPIRED = new UnknownView("expired");
    static final UnknownView PLACE = new UnknownView("place");
}
