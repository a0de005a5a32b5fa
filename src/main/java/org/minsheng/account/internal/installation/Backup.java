package org.minsheng.account.internal.installation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A copy of the database that was made outside of the program.
 *
 * @param keptAt where it lies, in words
 * @param restored whether somebody tried to restore it
 * @param by as histories name one: {@code account:12}
 */
public record Backup(long id, Instant madeAt, String keptAt, boolean restored, Instant notedAt, String by) {

    private static final Duration DAILY = Duration.ofHours(36);
    private static final Duration WEEKLY = Duration.ofDays(8);

    /** How far the last one is back. */
    enum State {

        NONE("bad"), FRESH("good"), OLD("warn"), TOO_OLD("bad");

        private final String tone;

        State(String tone) {
            this.tone = tone;
        }

        String tone() {
            return tone;
        }

        static State of(Optional<Backup> last, Instant now) {
            return last.map(backup -> {
                var age = Duration.between(backup.madeAt, now);
                return age.compareTo(DAILY) <= 0 ? FRESH : age.compareTo(WEEKLY) <= 0 ? OLD : TOO_OLD;
            }).orElse(NONE);
        }
    }
}
