package org.minsheng.visit.internal.campaign;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.visit.CampaignId;

/**
 * A campaign as it is kept.
 *
 * @param households how many are asked; 0 before the start
 * @param clearedAt since when single households' answers are no more; null while they are kept
 * @param rosterChangedAt since when people answer whom the shares do not know yet; null when all is as it was shared
 */
public record Campaign(CampaignId id, int version, Draft draft, String formName, String formNameEn,
                       CampaignState state, int households,
                       @Nullable Instant rosterChangedAt,
                       Instant createdAt, String createdByName, @Nullable Instant startedAt, @Nullable Instant endedAt,
                       String endedByName,
                       String endNote, @Nullable Instant clearedAt) {

    public AreaCode area() {
        return draft.area();
    }

    /** The name of the form that it asks. */
    public String form(boolean chinese) {
        return chinese || formNameEn.isEmpty() ? formName : formNameEn;
    }

    public String name() {
        return draft.name();
    }

    public boolean isRunning() {
        return state == CampaignState.RUNNING;
    }

    /** Whether there are households behind its figures. */
    public boolean isKept() {
        return clearedAt == null;
    }

    public String path() {
        return CampaignPages.PATH + "/" + id.value();
    }

    public String subject() {
        return "campaign:" + id.value();
    }

    /** How much of its time is over, in per cent, counted in days. */
    public int timeUsed(LocalDate today) {
        long whole = draft.endsOn().toEpochDay() - draft.startsOn().toEpochDay() + 1;
        long gone = today.toEpochDay() - draft.startsOn().toEpochDay();
        return (int) Math.clamp(gone * 100 / whole, 0, 100);
    }
}
