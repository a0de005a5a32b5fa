package org.minsheng.notice.internal.staff;

import org.minsheng.page.LiveTopic;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Open pages of one account hear that its bell rang; the payload is the account's number. */
@Component
class BellTopic implements LiveTopic {

    static final String NAME = "bell";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean maySee(Viewer viewer, String payload) {
        return viewer.account() != null && viewer.account().equals(new AccountId(Long.parseLong(payload)));
    }
}
