package org.minsheng.volunteer.internal.deed;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Tab;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Slice;
import org.minsheng.volunteer.Deed;

/** What the screens of deeds show. */
public final class DeedViews {

    private DeedViews() {
    }

    /** @param path to the deeds behind the figures */
    public record RankRow(long place, String name, int deeds, int minutes, String path) {

        public String hours() {
            return DeedViews.hours(minutes);
        }
    }

    public record Ranked(List<Tab> sorts, List<Tab> by, Slice<RankRow> rows, List<Option> areas, List<Option> periods,
                         String area, String period) {
    }

    /** @param path to what it came from; null when the reader may not open it */
    public record DeedRow(Deed deed, String who, String unit, String place, String verifiedBy,
                          @Nullable Instant withdrawnAt, String reason, @Nullable String path) {

        public String hours() {
            return DeedViews.hours(deed.minutes());
        }
    }

    /** A deed as everybody who gives time sees it. */
    public record Shown(Instant at, String what, String place, int minutes) {

        public String hours() {
            return DeedViews.hours(minutes);
        }
    }

    public record Behind(String subject, Slice<Shown> rows) {
    }

    public record Listed(String subject, Slice<DeedRow> rows, List<Option> areas,
                         List<Option> kinds, List<Option> periods) {
    }

    public record PartRow(AreaCode community, String place, int deeds, int minutes, String word,
                          String saidBy, String path) {

        public String hours() {
            return DeedViews.hours(minutes);
        }
    }

    /** @param writes communities for which the reader may write the word */
    public record UnitYear(long unit, String name, int year, List<PartRow> parts, long members, List<Option> writes,
                           List<Option> years, Form form) {

        public int deeds() {
            return parts.stream().mapToInt(PartRow::deeds).sum();
        }

        public String hours() {
            return DeedViews.hours(parts.stream().mapToInt(PartRow::minutes).sum());
        }
    }

    public record Certificate(String token, int year, int deeds, int minutes, Instant issuedAt) {

        public String hours() {
            return DeedViews.hours(minutes);
        }
    }

    public record Certificates(List<Certificate> issued, List<Option> years, Form form) {
    }

    /** @param now what the record says today, which differs when something was withdrawn or added since */
    public record Verified(Certificate certificate, String name, String place, int deedsNow, String hoursNow) {
    }

    static String hours(long minutes) {
        return String.format(Locale.ROOT, "%.1f", minutes / 60.0);
    }
}
