package org.minsheng.cooperation.internal.agreement;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;

/**
 * What a community and a unit have agreed on.
 *
 * @param unitName as it was signed
 * @param renews the agreement that this one goes on for, null for a first one
 * @param items how many services are promised now
 */
public record Agreement(AgreementId id, AreaCode community, OrganisationId unit, Terms terms,
                        @Nullable AgreementId renews, int items, int version, Instant createdAt, String createdByName,
                        @Nullable Instant endedAt, String endReason) {

    /** How many days before its end an agreement is worth a thought. */
    static final int SOON_DAYS = 30;

    /** What is written on the paper. */
    public record Terms(AgreementKind kind, String unitName, String unitSignatory, String communitySignatory,
                        LocalDate startsOn, LocalDate endsOn, String note) {
    }

    /** Where it stands on a day. */
    public enum Standing { COMING, RUNNING, ENDING, OVER, ENDED }

    public Standing standing(LocalDate today) {
        if (endedAt != null) {
            return Standing.ENDED;
        }
        if (today.isBefore(terms.startsOn())) {
            return Standing.COMING;
        }
        if (today.isAfter(terms.endsOn())) {
            return Standing.OVER;
        }
        return terms.endsOn().minusDays(SOON_DAYS).isAfter(today) ? Standing.RUNNING : Standing.ENDING;
    }

    public String path() {
        return AgreementPages.PATH + "/" + id.value();
    }

    String subject() {
        return AgreementScans.KIND + ":" + id.value();
    }
}
