package org.minsheng.volunteer.internal.team;

import java.util.List;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Tab;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Slice;

/** What the screens of teams show. */
public final class TeamViews {

    private TeamViews() {
    }

    public record Row(TeamBook.Team team, String place) {
    }

    public record Listed(List<Tab> tabs, Slice<Row> rows, List<Option> areas, List<Option> communities, boolean leads, Form form) {
    }

    public record Person(PersonId person, String name, String phone, boolean leads) {
    }

    public record One(Row row, List<Person> people, Slice<ShiftBook.Shift> shifts, boolean leads, Form form) {
    }

    /** @param was whether the person is ticked as having been there; {@code minutes} as planned or as confirmed */
    public record Going(PersonId person, String name, boolean was, int minutes) {
    }

    public record ShiftOne(ShiftBook.Shift shift, String place, List<Going> people, boolean leads, boolean over, Form form) {
    }

    public record Mine(List<ShiftBook.Shift> shifts, Form form) {
    }
}
