package org.minsheng.visit.internal.campaign;

import org.minsheng.page.LiveTopic;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Open progress pages hear that results came; the payload is the campaign's number and its area. */
@Component
class CampaignLive implements LiveTopic {

    static final String TOPIC = "campaign";

    @Override
    public String name() {
        return TOPIC;
    }

    @Override
    public boolean maySee(Viewer viewer, String payload) {
        var area = payload.substring(payload.indexOf('|') + 1);
        return AreaCode.isValid(area) && VisitRights.maySee(viewer, new AreaCode(area));
    }
}
