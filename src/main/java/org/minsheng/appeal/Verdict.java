package org.minsheng.appeal;

/** The reporter's own word on the outcome; it is a field of its own, whatever the office thinks. */
public enum Verdict {
    UNASKED, SATISFIED, SOLVED, UNSOLVED, UNREACHABLE;

    public boolean isSolved() {
        return this == SATISFIED || this == SOLVED;
    }
}
