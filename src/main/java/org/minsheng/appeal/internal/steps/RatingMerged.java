package org.minsheng.appeal.internal.steps;

import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.Leads;
import org.minsheng.appeal.internal.steps.StepResult.Refused;
import org.minsheng.appeal.internal.steps.StepResult.Taken;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Whoever said something that was merged says what came of it, kept with the own appeal. "Not solved" by one of them
 * begins the second round for everybody: a matter is solved when nobody who said it says otherwise.
 */
@Component
public class RatingMerged {

    private final TakingStep taking;
    private final Leads leads;

    RatingMerged(TakingStep taking, Leads leads) {
        this.taking = taking;
        this.leads = leads;
    }

    /** @param version of the own appeal, as the page showed it */
    @Transactional
    public StepResult rate(Viewer viewer, Appeal own, int version, RequestKey key, Verdict verdict, String note) {
        var rated = taking.takeAsReporter(viewer, own.tracking(), version, key, new StepRequest.Rate(verdict, note));
        if (!(rated instanceof Taken) || verdict != Verdict.UNSOLVED) {
            return rated;
        }
        var lead = leads.of(own);
        var again = RequestKey.from(key + "lead");
        var reopened = taking.takeAsReporter(viewer, lead.tracking(), lead.version(), again,
            new StepRequest.Reopen(note, false));
        if (reopened instanceof Refused) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return reopened;
        }
        return rated;
    }
}
