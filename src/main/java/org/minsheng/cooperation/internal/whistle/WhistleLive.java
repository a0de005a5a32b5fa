package org.minsheng.cooperation.internal.whistle;

import org.minsheng.page.LiveTopic;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Open duty pages hear of whistles in their area; the payload is the whistle's number and its place. */
@Component
class WhistleLive implements LiveTopic {

    static final String TOPIC = "whistle";

    @Override
    public String name() {
        return TOPIC;
    }

    @Override
    public boolean maySee(Viewer viewer, String payload) {
        var place = payload.substring(payload.indexOf('|') + 1);
        return AreaCode.isValid(place) && WhistleRights.sees(viewer, new AreaCode(place));
    }
}
