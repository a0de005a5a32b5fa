package org.minsheng.people;

import java.util.List;
import org.minsheng.shared.PersonId;

/** What one module holds about a person, told to that person and before an erasure; contributed as a component. */
public interface HeldRecords {

    /** Lower comes first: household 10, appeal 20, notice 30, account 40, everything else from 50. */
    int order();

    List<Held> of(PersonId person);

    /** What becomes of it when the person is erased. */
    enum Fate { DELETED, UNLINKED, KEPT, IN_THE_WAY }

    /**
     * One kind of record.
     *
     * @param text message key of what it is, with how many as its argument
     * @param why message key of the ground on which it is held and, where it is kept, of the law that says so
     * @param fate of it in an erasure; {@code IN_THE_WAY} when it has to be finished first
     */
    record Held(String text, long count, String why, Fate fate) {
    }
}
