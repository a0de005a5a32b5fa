package org.minsheng.volunteer.internal.member;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Tab;
import org.minsheng.shared.Slice;

/** What the screens of members show. */
public final class MemberViews {

    private MemberViews() {
    }

    /** @param name masked; {@code unit} as it is known, else as told */
    public record Row(Membership member, String name, String phone, String unit, String place) {
    }

    public record Listed(List<Tab> tabs, Slice<Row> rows, List<Option> areas, List<Option> groups, List<Option> skills,
                         boolean leads, @Nullable String poster) {
    }

    /**
     * @param past earlier registrations of the same person; {@code year} what was done this year, in deeds and minutes
     */
    public record One(Row row, boolean leads, Form form, List<Option> groups, List<Row> past, Sum year) {
    }

    public record Sum(long deeds, long minutes) {

        /** With one digit after the point. */
        public String hours() {
            return String.format(java.util.Locale.ROOT, "%.1f", minutes / 60.0);
        }
    }

    public record Grouped(Slice<GroupRow> rows, long count, List<Option> communities, Form form, boolean leads) {
    }

    public record GroupRow(GroupBook.Group group, String place) {
    }

    public record Units(List<Tab> tabs, Slice<UnitRow> rows, List<Option> areas, boolean registers) {
    }

    public record UnitRow(UnitBook.Registration registration, String place, long members) {
    }

    public record UnitOne(UnitRow row, boolean leads, boolean own, Form form) {
    }

    public record UnitNew(Form form, List<Option> units, List<Option> communities, List<Option> skills) {
    }

    /** The own page: where one stands and what one has done. */
    public record Mine(@Nullable Row standing, @Nullable Row asked, List<Row> past, Sum year,
                       @Nullable Long rank, String certificatePath) {
    }

    public record Asking(Form form, String community, String communityName, List<Option> communities,
                         List<Option> skills, List<Option> freeTimes, int version, boolean asksName) {
    }
}
