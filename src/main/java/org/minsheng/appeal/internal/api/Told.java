package org.minsheng.appeal.internal.api;

import org.minsheng.appeal.AppealEntry;
import org.minsheng.appeal.AppealLine;
import org.minsheng.appeal.KnownAppeal;
import org.minsheng.appeal.LeadingAppeal;
import org.minsheng.appeal.NewAppeal;
import org.minsheng.appeal.OutlinedAppeal;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.Ledger;
import org.minsheng.appeal.internal.Sight;
import org.minsheng.appeal.internal.Step;
import org.minsheng.appeal.internal.filing.Filing;
import org.minsheng.appeal.internal.similar.JoiningAppeal;
import org.minsheng.appeal.internal.steps.Transitions;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;

/** The ledger's own records in the words that other modules know. */
final class Told {

    private Told() {
    }

    static Filing filing(NewAppeal word) {
        var person = word.person();
        var origin = word.origin();
        return new Filing(word.key(), word.kind(), word.channel(), word.title(), word.text(), word.matter(),
            word.place(), word.placeDetail(), word.point(), person == null ? null
                : new Filing.Contact(person.phone(), person.name()), word.onBehalf(), null,
            origin == null ? null : new Filing.Origin(origin.system(), origin.number(), origin.filedAt()),
            word.anonymous(), word.closed(), word.toldBy(), word.attachments(), null, word.urgency());
    }

    static KnownAppeal known(Viewer viewer, Appeal appeal) {
        var said = appeal.said();
        var work = appeal.work();
        var outcome = appeal.outcome();
        return new KnownAppeal(appeal.id(), appeal.number(), appeal.version(), said.kind(),
            said.channel(), said.title(), said.body(), said.matter(), said.place(), said.placeDetail(), said.point(),
            work.state(), work.tier(), work.round(), work.holderOrg(), outcome.answer(), outcome.verdict(),
            said.filedAt(), work.dueAt(), outcome.answeredAt(), outcome.closedAt(),
            Transitions.allowed(work.state(), Sight.parties(viewer, appeal)), appeal.clocks().urgency(),
            appeal.clocks().pauseUntil());
    }

    static LeadingAppeal leading(Appeal lead) {
        var outcome = lead.outcome();
        return new LeadingAppeal(lead.number(), lead.work().state(),
            JoiningAppeal.isPublic(lead) ? outcome.publicAnswer() : "", outcome.verdict(), lead.work().holderOrg(),
            lead.work().dueAt());
    }

    static OutlinedAppeal outlined(Appeal appeal) {
        var said = appeal.said();
        var community = said.place().at(AreaCode.Level.COMMUNITY);
        return new OutlinedAppeal(appeal.number(), appeal.work().state(),
            community == null ? said.place() : community, said.matter(), said.filedAt(), appeal.work().dueAt(),
            appeal.work().holderOrg());
    }

    static AppealLine line(Ledger.Row row) {
        return new AppealLine(row.number(), row.version(), row.kind(), row.title(), row.matter(),
            row.place(), row.state(), row.tier(), row.holder(), row.filedAt(), row.dueAt(), row.closedAt());
    }

    static AppealEntry entry(Step step) {
        return new AppealEntry(step.at(), step.action(), step.to(), step.toTier(), step.holder(),
            step.shown() ? step.note() : "");
    }
}
