package org.minsheng.cooperation.internal.whistle;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.minsheng.account.Accounts;
import org.minsheng.cooperation.PersonTold;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.Role;
import org.minsheng.shared.Signals;
import org.minsheng.shared.StaffNotices;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Calls the responders, tells the caller, and rings the duty pages; an emergency goes to phones at any hour. */
@Component
class WhistleTelling {

    private final StaffNotices staff;
    private final Accounts accounts;
    private final Signals signals;
    private final ApplicationEventPublisher events;

    WhistleTelling(StaffNotices staff, Accounts accounts, Signals signals, ApplicationEventPublisher events) {
        this.staff = staff;
        this.accounts = accounts;
        this.signals = signals;
        this.events = events;
    }

    void called(Whistle whistle, List<Responder> responders) {
        responders.forEach(one -> responder(whistle, one, "CALLED", "", whistle.isEmergency()));
        if (whistle.isEmergency()) {
            tell(whistle, "duty", accounts.over(whistle.call().place(), WhistleRights.DUTY),
                List.of(whistle.call().title(), ""), true);
        }
        changed(whistle);
    }

    void responder(Whistle whistle, Responder one, String what, String note, boolean urgent) {
        var arguments = List.of(whistle.call().title(), note);
        var event = "cooperation-responder:" + one.id() + ":" + what;
        if (one.person() != null) {
            events.publishEvent(new PersonTold(event, one.person(), "cooperation.whistle.told.responder-" + what,
                arguments, whistle.id().subject(), whistle.call().place(), one.minePath(), urgent));
        } else if (one.organisation() != null) {
            staff.tell(new StaffNotices.Notice(event, accounts.at(one.organisation()),
                "cooperation.whistle.told.responder-" + what, arguments, whistle.path(), urgent));
        }
    }

    /** To whoever whistled, and others at that desk. */
    void caller(Whistle whistle, Responder one, String what) {
        var to = new LinkedHashSet<AccountId>(accounts.over(whistle.area(),
            List.of(Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER)));
        if (whistle.caller() != null) {
            to.add(whistle.caller());
        }
        staff.tell(new StaffNotices.Notice("cooperation-whistle-" + what + ":" + one.id(), new ArrayList<>(to),
            "cooperation.whistle.told.caller-" + what, List.of(whistle.call().title(), one.name()),
            whistle.path(), whistle.isEmergency()));
        changed(whistle);
    }

    void escalated(Whistle whistle) {
        tell(whistle, "escalated", accounts.over(whistle.call().place().county(), List.of(Role.COUNTY_LEADER)),
            List.of(whistle.call().title(), ""), whistle.isEmergency());
        changed(whistle);
    }

    private void tell(Whistle whistle, String what, List<AccountId> to, List<String> arguments, boolean urgent) {
        staff.tell(new StaffNotices.Notice("cooperation-whistle-" + what + ":" + whistle.id().value(), to,
            "cooperation.whistle.told." + what, arguments,
            what.equals("duty") ? DutyPages.PATH : whistle.path(), urgent));
    }

    /** Open pages look again, once what happened is there to be seen. */
    void changed(Whistle whistle) {
        var payload = whistle.id().value() + "|" + whistle.call().place();
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            signals.send(WhistleLive.TOPIC, payload);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signals.send(WhistleLive.TOPIC, payload);
            }
        });
    }
}
