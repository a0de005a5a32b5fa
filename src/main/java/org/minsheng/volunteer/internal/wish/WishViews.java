package org.minsheng.volunteer.internal.wish;

import java.util.List;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Tab;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Slice;

/** What the screens of wishes show. */
public final class WishViews {

    private WishViews() {
    }

    public record Row(Wish wish, String place, String filer, String claimer) {
    }

    public record Listed(List<Tab> tabs, Slice<Row> rows, List<Option> areas, boolean leads) {
    }

    public record One(Row row, boolean leads, Form form) {
    }

    public record Fresh(Form form, List<Option> communities) {
    }

    /** @param mine what the person wished or claimed; {@code open} what can be claimed, nothing for who is no member */
    public record Mine(PersonId person, List<Row> mine, List<Row> open, boolean member,
                       Form form, List<Option> communities) {
    }
}
