package org.minsheng.appeal.internal.console;

import org.minsheng.appeal.internal.Sight;
import org.minsheng.page.LiveTopic;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Open console pages hear of appeals in the reader's area and of those that the reader's organisation holds. */
@Component
class ConsoleLive implements LiveTopic {

    @Override
    public String name() {
        return LiveAppeals.TOPIC;
    }

    @Override
    public boolean maySee(Viewer viewer, String payload) {
        var parts = payload.split("\\|", -1);
        return parts.length > 2 && AreaCode.isValid(parts[1]) && Sight.lens(viewer) != null
            && (Sight.oversees(viewer, new AreaCode(parts[1])) || isHolder(viewer, parts[2]));
    }

    private static boolean isHolder(Viewer viewer, String holder) {
        return !holder.isEmpty() && viewer.organisations().contains(new OrganisationId(Long.parseLong(holder)));
    }
}
