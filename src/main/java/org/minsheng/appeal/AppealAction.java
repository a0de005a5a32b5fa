package org.minsheng.appeal;

/** What can be done to an appeal; which of it is allowed when, and to whom, is the transition table's to say. */
public enum AppealAction {
    FILE, ACCEPT, REFUSE, DISPATCH, SIGN, RETURN, RISE, HAND_DOWN, START, DELIBERATE, RESUME, ANSWER, CALL_BACK,
    CLOSE, REOPEN, WITHDRAW, MERGE, SEPARATE, NOTE, ASK_EXTENSION, EXTEND, DENY_EXTENSION, REMIND,
    CIRCULATE, RECALL, RELOCATE,
    TAKE_LEAD, RATE, HAND_ON, TAKE_BACK
}
