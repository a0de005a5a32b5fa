package org.minsheng.grid.internal.roster.relay;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.Answerable;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Slice;

/** What the screens of relays show. */
public final class RelayViews {

    private RelayViews() {
    }

    public record All(Slice<Line> rows) {
    }

    public record Line(Relay relay, String community) {
    }

    /** @param grids of the one community that a notice can go to, {@code communities} the choice before it */
    public record Writing(Form form, List<Option> communities, @Nullable String community, List<Option> grids) {
    }

    /** @param ticks the doors of the part that was opened, null for none */
    public record One(Relay relay, String community, List<Part> parts, @Nullable Ticks ticks, boolean ends) {
    }

    /** @param head null where nobody heads it */
    public record Part(String key, String name, @Nullable Answerable head, int doors, int told, boolean open,
                       boolean mine) {
    }

    public record Ticks(String title, String action, String key, List<Door> doors) {
    }

    public record Door(AreaCode code, String address, @Nullable Instant told) {
    }

    /** What a head of ten households sees. */
    public record Mine(List<Unit> units, List<Relay> relays) {
    }

    /** @param people who else answers there: the party group and the grid worker */
    public record Unit(String name, String grid, String around, List<Answerable> people, List<String> doors) {
    }

    /** One notice in a head's own units. */
    public record MineOne(Relay relay, List<Door> doors) {

        public long told() {
            return doors.stream().filter(door -> door.told() != null).count();
        }
    }

    /** What a grid worker sees of the own grids. */
    public record Grids(List<OwnGrid> grids) {
    }

    public record OwnGrid(long id, String code, String name, String around, int doors,
                          List<Answerable> people, List<OwnUnit> units, List<Relay> relays) {

        public long headless() {
            return units.stream().filter(unit -> unit.head() == null).count();
        }
    }

    public record OwnUnit(String path, String name, int doors, @Nullable Answerable head) {
    }
}
