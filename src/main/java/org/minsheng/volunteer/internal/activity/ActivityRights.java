package org.minsheng.volunteer.internal.activity;

import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Rights;

/** The desks of the place, and the liaison of the unit that does it together with them. */
final class ActivityRights {

    private ActivityRights() {
    }

    static boolean mayOrganise(Viewer viewer, Activity activity) {
        return Rights.mayLead(viewer, activity.area()) || activity.unit() != null
            && Rights.speaksFor(viewer, activity.unit());
    }

    static boolean maySee(Viewer viewer, Activity activity) {
        return Rights.maySee(viewer, activity.area()) || activity.unit() != null
            && Rights.speaksFor(viewer, activity.unit());
    }

    /** What counts as a deed is said by the community, not by the unit that did it. */
    static boolean mayConfirm(Viewer viewer, Activity activity) {
        return Rights.mayLead(viewer, activity.area());
    }
}
