package org.minsheng.notice.internal;

import java.util.UUID;

/**
 * One message as a sender gets it.
 *
 * @param key the same at every attempt, so that a provider can tell a repeat from a second message
 * @param to a phone number or an openid, in the clear
 */
record Dispatch(UUID key, Carrier channel, String to, String masked, Letter letter) {
}
