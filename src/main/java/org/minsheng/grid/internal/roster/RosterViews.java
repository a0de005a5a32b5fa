package org.minsheng.grid.internal.roster;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.Duty;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Tab;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Slice;

/** What the screens of rosters show. */
public final class RosterViews {

    private RosterViews() {
    }

    /** All grids of an area with their triangles. */
    public record All(List<Tab> tabs, Slice<Row> rows, List<Option> communities) {
    }

    /** @param zones empty where the community has none */
    public record Row(String path, String name, String code, String place, String group, String workers, String heads,
                      boolean headless,
                      String zones, boolean leadless) {
    }

    /** One who answers, with a number that staff may read. */
    public record Person(Holder holder, String maskedPhone) {

        /** The number for a call, empty when none is public. */
        public String tel() {
            return holder.who().contact();
        }
    }

    /** Those who answer under one duty; empty is a vacancy. */
    public record Seat(Duty duty, List<Person> people, boolean another) {
    }

    /** A unit or zone below a grid. */
    public record Part(String path, String name, @Nullable Person person, String keeper) {
    }

    /**
     * A grid, unit or zone with those who answer, and who did.
     *
     * @param keeper the unit (包保单位) that keeps a zone, empty for others
     * @param plate its public page; null where there can be none
     */
    public record One(GroundNames.Named named, String place, String keeper,
                      List<Seat> seats, List<Part> units, List<Part> zones,
                      List<Holder> former, boolean editable, @Nullable Plate plate) {
    }

    /** @param token empty until one is issued */
    public record Plate(String token, String address) {
    }

    /** The form that names somebody; {@code before} is whom that person follows, null for nobody. */
    public record Naming(GroundNames.Named named, Duty duty, Form form, String action, @Nullable Person before,
                         List<String> work, long others,
                         List<Option> accounts) {
    }

    /** Where nobody answers. */
    public record Vacant(
                         List<Tab> tabs, Slice<Vacancies.Vacancy> rows, Map<String, String> places,
                         List<Option> communities, List<Option> duties) {
    }

    /** Who answered for a door on a day. */
    public record Answers(
                          List<Tab> tabs, Form form, @Nullable String door, @Nullable String day,
                          List<Answer> answers) {
    }

    public record Answer(Holder holder, String ground) {
    }

    /** Every county that the administrator has, with its form. */
    public record Settings(List<Tab> tabs, List<County> counties) {
    }

    /** @param form what was typed, or what holds now */
    public record County(AreaCode code, String name, Form form) {
    }
}
