package org.minsheng.appeal.internal.assigning;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.StaffNotices;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Gives a matter to one colleague, takes it oneself or puts it back before everybody; within the own organisation only.
 */
@Component
public class Assigning {

    private final AssignmentBook book;
    private final Colleagues colleagues;
    private final AuditTrail audit;
    private final StaffNotices notices;
    private final Clock clock;

    Assigning(AssignmentBook book, Colleagues colleagues, AuditTrail audit, StaffNotices notices, Clock clock) {
        this.book = book;
        this.colleagues = colleagues;
        this.audit = audit;
        this.notices = notices;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** @param before who had it, null for nobody */
        record Given(OrganisationId organisation, @Nullable AccountId before, @Nullable AccountId now)
                implements Outcome {
        }

        /** @param key a message key */
        record Refused(String key) implements Outcome {
        }
    }

    /** Null when it could be done now, else the sentence that says why not. */
    public Outcome.@Nullable Refused refusal(Viewer viewer, Appeal appeal, @Nullable AccountId to) {
        var organisation = Colleagues.organisation(viewer, appeal);
        if (appeal.work().state().isFinal()) {
            return new Outcome.Refused("appeal.assign.final");
        }
        if (organisation == null) {
            return new Outcome.Refused("appeal.assign.not-yours");
        }
        return to == null || colleagues.one(organisation, to).isPresent() ? null
            : new Outcome.Refused("appeal.assign.stranger");
    }

    /** Who had it on the page from which the wish came. */
    public record Seen(@Nullable AccountId account) {
    }

    /**
     * The same again is harmless.
     *
     * @param to null: nobody in particular
     * @param seen refuses when somebody else was given it meanwhile; null: whoever has it
     */
    @Transactional
    public Outcome assign(Viewer viewer, Appeal appeal, @Nullable AccountId to, String note, @Nullable Seen seen) {
        var refused = refusal(viewer, appeal, to);
        var organisation = Colleagues.organisation(viewer, appeal);
        if (refused != null || organisation == null) {
            return refused == null ? new Outcome.Refused("appeal.assign.not-yours") : refused;
        }
        var before = book.current(appeal.id(), organisation).map(Assignment::account).orElse(null);
        if (to == null ? before == null : to.equals(before)) {
            return new Outcome.Given(organisation, before, to);
        }
        if (seen != null && !Objects.equals(seen.account(), before)) {
            return new Outcome.Refused("appeal.assign.first");
        }
        book.end(appeal.id(), organisation, viewer.actor(), clock.instant());
        if (to != null && !book.give(viewer, appeal.id(), organisation, to, note, clock.instant())) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Outcome.Refused("appeal.assign.first");
        }
        audit.record(viewer, "appeal.assign", appeal.id().subject(), named(before), named(to));
        if (to != null && !to.equals(viewer.account())) {
            notices.tell(new StaffNotices.Notice("appeal-assignment:" + appeal.id().value() + ":"
                + clock.instant().toEpochMilli(),
                List.of(to), "appeal.assign.told", List.of(viewer.name(), appeal.said().title(), appeal.number()),
                "/console/appeals/" + appeal.number(), false));
        }
        return new Outcome.Given(organisation, before, to);
    }

    private static @Nullable Map<String, String> named(@Nullable AccountId account) {
        return account == null ? null : Map.of("assigned", "account:" + account.value());
    }
}
