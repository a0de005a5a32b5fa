package org.minsheng.account.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;

/**
 * A member of staff's own sign-in.
 *
 * @param grants each as a sentence of role, organisation and area
 * @param thisSession key of the session that asks
 * @param phone the linked one masked, null without one
 */
public record ProfileView(String username, boolean secondFactor, boolean secondFactorRequired, List<String> grants,
                          List<Sessions.Open> sessions, String thisSession, @Nullable String phone, Form form) {
}
