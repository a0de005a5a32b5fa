package org.minsheng.notice;

import org.minsheng.shared.PersonId;

/** What other modules tell the module that tells people. */
public interface Notices {

    /** Messages to this person can go through WeChat from now on; an earlier link is replaced. */
    void linkWeChat(PersonId person, String openid);
}
