package org.minsheng.volunteer.internal.mediation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;

/**
 * A case.
 *
 * @param agreement what was agreed, empty before
 * @param effectiveOn the day on which parties and mediator had signed and the committee had stamped it
 * @param judicial empty while open, APPLIED or WAIVED
 */
public record Mediation(long id, AreaCode community, DisputeKind kind, String title, String dispute,
                        MediationState state, String mediatorName, @Nullable PersonId mediator, Instant acceptedAt,
                        @Nullable AccountId acceptedBy, String agreement, @Nullable Instant agreedAt,
                        @Nullable LocalDate effectiveOn, @Nullable LocalDate fulfilBy, String judicial,
                        @Nullable Instant remindedAt, @Nullable Instant archivedAt, String archiveNumber, int version) {

    /** Joint application for judicial confirmation: within thirty days from the day of taking effect (art. 33). */
    public static final int JUDICIAL_DAYS = 30;

    /** The parties as screens show them. */
    public record Party(int position, String maskedName, String maskedPhone) {
    }

    /** A party in the clear, for the paper and for whoever gave a reason. */
    public record ClearParty(String name, String phone) {
    }

    /** @param kind ACCEPTED, TALK or a state that was reached */
    public record Entry(Instant at, String byName, String kind, String text) {
    }

    /** What a case begins with. */
    public record Opening(AreaCode community, DisputeKind kind, String title, String dispute, String mediatorName,
                          @Nullable PersonId mediator, List<ClearParty> parties) {

        public Opening {
            parties = List.copyOf(parties);
        }
    }

    public @Nullable LocalDate judicialUntil() {
        return effectiveOn == null ? null : effectiveOn.plusDays(JUDICIAL_DAYS);
    }
}
