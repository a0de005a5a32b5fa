package org.minsheng.appeal.internal.needs;

import java.util.EnumSet;
import java.util.Set;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.Appeal;

/** What came of something that was said, as the needs base asks for it. */
public enum NeedOutcome {
    OPEN, ANSWERED, SOLVED, UNSOLVED;

    static Set<NeedOutcome> of(Appeal appeal) {
        var found = EnumSet.noneOf(NeedOutcome.class);
        if (!appeal.work().state().isFinal()) {
            found.add(OPEN);
        }
        if (!appeal.outcome().answer().isBlank()) {
            found.add(ANSWERED);
        }
        if (appeal.outcome().verdict().isSolved()) {
            found.add(SOLVED);
        } else if (appeal.outcome().verdict() == Verdict.UNSOLVED) {
            found.add(UNSOLVED);
        }
        return found;
    }
}
