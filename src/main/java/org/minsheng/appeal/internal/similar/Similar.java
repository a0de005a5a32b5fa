package org.minsheng.appeal.internal.similar;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.AppealState;
import org.minsheng.shared.AreaCode;

/**
 * An earlier appeal that may be about the same thing.
 *
 * @param closed whether the reporter keeps it private
 * @param near how close the places are
 * @param score between 0 and 1
 * @param words what both say, the weightiest first
 * @param photo whether a photo of one looks like a photo of the other
 */
public record Similar(AppealId id, String number, String title, String body, AppealKind kind,
                      @Nullable String matter, AreaCode place, AppealState state, boolean closed, Instant filedAt,
                      int version, Near near, double score, List<String> words, boolean photo) {

    /** From here on a suggestion is strong: calibrated with {@code bench/similar} so that 95 of 100 are right. */
    static final double STRONG = 0.50;
    /** Below this nothing is suggested. */
    static final double WEAK = 0.13;

    /** How close two places are; unsaid when one was told too roughly to know. */
    public enum Near {
        SAME_PLACE(1.15), SAME_COMMUNITY(1.05), UNSAID(0.9), SAME_TOWN(0.8), ELSEWHERE(0.55);

        final double weight;

        Near(double weight) {
            this.weight = weight;
        }

        static Near of(AreaCode one, AreaCode other) {
            int shared = 0;
            int most = Math.min(one.value().length(), other.value().length());
            while (shared < most && one.value().charAt(shared) == other.value().charAt(shared)) {
                shared++;
            }
            if (shared >= 16 || one.equals(other)) {
                return SAME_PLACE;
            }
            return shared >= 12 ? SAME_COMMUNITY : shared >= 9 ? SAME_TOWN : shared == most ? UNSAID : ELSEWHERE;
        }
    }

    public boolean strong() {
        return score >= STRONG;
    }

    public boolean open() {
        return !state.isFinal();
    }
}
