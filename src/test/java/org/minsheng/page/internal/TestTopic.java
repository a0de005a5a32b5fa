package org.minsheng.page.internal;

import org.minsheng.page.LiveTopic;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** A topic whose payload is the code of an area; whoever holds anything there may see it. */
@Component
class TestTopic implements LiveTopic {

    @Override
    public String name() {
        return "test-topic";
    }

    @Override
    public boolean maySee(Viewer viewer, String payload) {
        return viewer.grants().stream().anyMatch(grant -> grant.area().contains(new AreaCode(payload)));
    }
}
