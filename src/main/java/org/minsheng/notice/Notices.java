package org.minsheng.notice;

import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;

/** What other modules tell the module that tells people. */
public interface Notices {

    /** Messages to this person go through WeChat from now on; an earlier link is replaced. */
    void linkWeChat(Viewer viewer, PersonId person, String openid);
}
