package org.minsheng.grid;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.PersonId;

/**
 * What a module above has open with somebody who answers; asked before that person hands over, so that it can be named.
 */
public interface OpenWork {

    /**
     * So many things that wait for this person.
     *
     * @param text message key of a phrase with the number as {0}, for instance {0} 户待走访
     * @param moves whether it goes to the successor by itself
     */
    record Work(String text, long count, boolean moves) {
    }

    /** What is open in this grid or unit; both null asks for a zone, where little is. */
    List<Work> of(PersonId person, @Nullable AccountId account, @Nullable GridId grid, @Nullable UnitId unit);
}
