package org.minsheng.notice.internal;

import java.util.HexFormat;
import java.util.Map;
import org.minsheng.account.SignInCodeIssued;
import org.minsheng.page.Speech;
import org.minsheng.shared.Vault;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Brings sign-in codes to phones, in the transaction that keeps the code's hash; a code that has run out is not sent.
 */
@Component
class SignInCodes {

    private final QueueingMessage queueing;
    private final MessageSource messages;
    private final Vault vault;

    SignInCodes(QueueingMessage queueing, MessageSource messages, Vault vault) {
        this.queueing = queueing;
        this.messages = messages;
        this.vault = vault;
    }

    @EventListener
    void on(SignInCodeIssued issued) {
        var event = HexFormat.of()
            .formatHex(vault.index("notice.code", issued.phone().digits() + " " + issued.code() + " " + issued.at()));
        var minutes = Long.toString(Math.max(1, issued.validFor().toMinutes()));
        var text = messages.getMessage("notice.text.code", new Object[] {issued.code(), minutes},
            Speech.ofWhoeverAsks());
        queueing.queue(new Envelope("sign-in:" + event, null, issued.phone(), Carrier.SMS, null, null,
            new Letter("SIGN_IN_CODE", Map.of("code", issued.code(), "minutes", minutes), text, null),
            issued.at().plus(issued.validFor()), Pace.URGENT));
    }
}
