package org.minsheng.shared;

import java.util.function.Consumer;

/**
 * Short messages between all nodes, lost when nobody listens: they only say "look again". They are sent from behind the
 * writers, never inside a transaction that somebody waits for.
 */
public interface Signals {

    /** Tells every node, this one included, under at most 8,000 bytes. */
    void send(String topic, String payload);

    /** Registers for as long as the application runs. */
    void listen(String topic, Consumer<String> listener);
}
