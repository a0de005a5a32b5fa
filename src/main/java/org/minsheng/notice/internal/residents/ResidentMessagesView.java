package org.minsheng.notice.internal.residents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.notice.internal.QuietHours;
import org.minsheng.page.Form;

/**
 * How a resident is told.
 *
 * @param phone masked
 * @param weChatHere whether WeChat's own pages open in this browser
 * @param linked since when, null without a linked WeChat
 * @param consents messages that may still come through WeChat
 * @param counted whether they are counted at all
 * @param trouble key of a sentence about what did not succeed
 * @param form language and whether to be told at night, too
 */
public record ResidentMessagesView(String phone, boolean weChatOffered, boolean weChatHere,
                                   @Nullable Instant linked, int consents, boolean counted, @Nullable String trouble,
                                   QuietHours quiet, Form form) {
}
