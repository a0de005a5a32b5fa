package org.minsheng.notice.internal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message as a sender gets it.
 *
 * @param key the same at every attempt, so that a provider can tell a repeat from a second message
 * @param to a phone number or an openid, in the clear
 * @param scene of the agreement to one message in WeChat, null where there is none
 */
record Dispatch(UUID key, Carrier channel, String to, @Nullable Integer scene, String masked, Letter letter) {
}
