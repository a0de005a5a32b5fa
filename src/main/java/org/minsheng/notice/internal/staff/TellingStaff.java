package org.minsheng.notice.internal.staff;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.minsheng.account.Accounts;
import org.minsheng.notice.internal.Carrier;
import org.minsheng.notice.internal.Envelope;
import org.minsheng.notice.internal.Letter;
import org.minsheng.notice.internal.Pace;
import org.minsheng.notice.internal.QueueingMessage;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.Signals;
import org.minsheng.shared.StaffNotices;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Puts a line behind the bell of each account and, when it is urgent, sends it to the linked phones. */
@Component
class TellingStaff implements StaffNotices {

    private final StaffNoticeRepository notices;
    private final Accounts accounts;
    private final QueueingMessage queueing;
    private final Signals signals;
    private final MessageSource messages;
    private final Clock clock;

    TellingStaff(StaffNoticeRepository notices, Accounts accounts, QueueingMessage queueing,
                 Signals signals, MessageSource messages, Clock clock) {
        this.notices = notices;
        this.accounts = accounts;
        this.queueing = queueing;
        this.signals = signals;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void tell(Notice notice) {
        var known = accounts.names(notice.to()).keySet();
        var told = known.isEmpty() ? List.<AccountId>of() : notices.add(notice, known, clock.instant());
        if (told.isEmpty()) {
            return;
        }
        if (notice.urgent()) {
            accounts.phones(told)
                .forEach((account, person) -> queueing.queue(new Envelope("staff:" + notice.event(), person, null,
                    Carrier.SMS, null, null, letter(notice), null, Pace.URGENT)));
        }
        afterCommit(() -> told.forEach(account -> signals.send(BellTopic.NAME, Long.toString(account.value()))));
    }

    private Letter letter(Notice notice) {
        var text = messages.getMessage(notice.text(), notice.arguments().toArray(), Locale.SIMPLIFIED_CHINESE);
        return new Letter("STAFF", Map.of("text", text), text, notice.path());
    }

    /** Open pages look again when there is something to see. */
    private static void afterCommit(Runnable signal) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signal.run();
            }
        });
    }
}
