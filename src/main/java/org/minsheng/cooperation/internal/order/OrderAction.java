package org.minsheng.cooperation.internal.order;

/** What can be done with an order. */
public enum OrderAction {
    /** 抢单: open to whoever is first. */
    OFFER,
    /** 指派 to a unit. */
    ASSIGN,
    /** 轮派 to the unit whose turn it is. */
    ROTATE,
    /** 指派 to a member directly. */
    NAME,
    CLAIM, ACCEPT, DECLINE, PASS_ON, TAKE_UP, HAND_BACK, SUBSTITUTE, NO_SHOW, FINISH, SEND_BACK, CONFIRM,
    RECALL, TIME_OUT, REFUSE, CANCEL
}
