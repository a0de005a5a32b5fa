package org.minsheng.notice.internal;

/** Hands a message to a provider. Anything thrown counts as "try again". */
interface Sender {

    boolean carries(Carrier channel);

    Outcome send(Dispatch dispatch);
}
