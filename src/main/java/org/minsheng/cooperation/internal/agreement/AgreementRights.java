package org.minsheng.cooperation.internal.agreement;

import org.minsheng.cooperation.internal.Rights;
import org.minsheng.shared.Viewer;

/** An agreement is read by both parties and those above the community; the community keeps it. */
final class AgreementRights {

    private AgreementRights() {
    }

    static boolean maySee(Viewer viewer, Agreement agreement) {
        return Rights.maySee(viewer, agreement.community())
            || Rights.speaksFor(viewer, agreement.unit(), agreement.community());
    }
}
