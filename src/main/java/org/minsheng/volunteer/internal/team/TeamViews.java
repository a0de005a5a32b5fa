package org.minsheng.volunteer.internal.team;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

    public record Listed(List<Tab> tabs, Slice<Row> rows, List<Option> areas,
                         List<Option> communities, boolean leads, Form form) {
    }

    public record Person(PersonId person, String name, String phone, boolean leads) {
    }

    public record One(Row row, List<Person> people, Slice<ShiftBook.Shift> shifts, boolean leads, Form form) {
    }

    /**
     * @param was whether the person is ticked as having been there; {@code minutes} as planned or as confirmed
     * @param away why the person cannot come, null for one who comes; {@code replaced} whether somebody goes instead
     * @param insteadOf whom the person stands in for, empty for nobody
     */
    public record Going(PersonId person, String name, boolean was, int minutes, @Nullable String away,
                        boolean replaced, String insteadOf) {
    }

    /** @param others members of the team who could stand in */
    public record ShiftOne(ShiftBook.Shift shift, String place, List<Going> people, List<Option> others,
                           boolean leads, boolean over, Form form) {
    }

    /**
     * @param away from which of them one has asked to be excused; {@code failed} on which the form was sent, 0 for none
     */
    public record Mine(List<ShiftBook.Shift> shifts, Set<Long> away, long failed, Form form) {
    }
}
