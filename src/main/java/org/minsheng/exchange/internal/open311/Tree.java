package org.minsheng.exchange.internal.open311;

import java.util.List;
import java.util.Map;

/** An answer before it becomes XML or JSON; the two hold the same, as the standard's Spark convention maps them. */
sealed interface Tree {

    String name();

    /** Values are texts, numbers, truth values, nulls, or lists by the same name. */
    record One(String name, Map<String, Object> fields) implements Tree {
    }

    /** @param item the name of each element in XML; items are maps as above or plain values */
    record Many(String name, String item, List<?> items) implements Tree {
    }
}
