package org.minsheng.appeal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Tier;

/**
 * A step of an appeal's history, published once from behind the writers, inside a transaction in which listeners store
 * what they make of it: if that transaction fails, the step comes again.
 *
 * @param stepId grows with time; with the listener's own key it makes a second coming harmless
 * @param reporter null when nobody is known
 * @param holder who must act now, null when nobody
 * @param dueAt when the answer is promised
 * @param note what was said with the step; only when it is meant for the reporter
 * @param agent who spoke for the reporter and is told as well, null for nobody
 * @param actor who took it, as {@link org.minsheng.shared.Viewer#actor} says it
 */
public record AppealStep(long stepId, AppealId appeal, String number, String title, String tracking, AreaCode place,
                         AppealAction action, @Nullable AppealState from, AppealState to, Tier tier,
                         @Nullable PersonId reporter, ToldBy toldBy, @Nullable OrganisationId holder,
                         @Nullable Instant dueAt, String note, String actor, Instant at, @Nullable PersonId agent) {

    public AppealStep(long stepId, AppealId appeal, String number, String title, String tracking,
                      AreaCode place, AppealAction action, @Nullable AppealState from, AppealState to, Tier tier,
                      @Nullable PersonId reporter, ToldBy toldBy, @Nullable OrganisationId holder,
                      @Nullable Instant dueAt, String note, String actor, Instant at) {
        this(stepId, appeal, number, title, tracking, place, action, from, to, tier, reporter, toldBy, holder,
            dueAt, note, actor, at, null);
    }
}
