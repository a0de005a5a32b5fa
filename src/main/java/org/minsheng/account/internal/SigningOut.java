package org.minsheng.account.internal;

import jakarta.servlet.http.HttpServletRequest;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends the session of one browser, of staff and of residents alike. */
@Component
public class SigningOut {

    private final AuditTrail audit;

    SigningOut(AuditTrail audit) {
        this.audit = audit;
    }

    /** Who was not signed in leaves no trace. */
    @Transactional
    public void signOut(Viewer viewer, HttpServletRequest request) {
        var account = viewer.account();
        if (account != null) {
            audit.record(viewer, "account.sign-out", "account:" + account.value(), null, null);
        }
        Sessions.end(request);
    }
}
