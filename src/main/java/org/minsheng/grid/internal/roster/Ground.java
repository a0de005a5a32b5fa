package org.minsheng.grid.internal.roster;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.Answerable;
import org.minsheng.grid.AnswerableChanged;
import org.minsheng.grid.Duty;
import org.minsheng.grid.GridId;
import org.minsheng.grid.UnitId;
import org.minsheng.grid.ZoneId;

/** What somebody answers for: one grid, one ten-household unit or one zone. */
public record Ground(Kind kind, long id) {

    /** Each kind has a column of its name, a part of the address, and the duties that can be held there. */
    public enum Kind {
        GRID(Duty.PARTY_GROUP, Duty.GRID_WORKER), UNIT(Duty.UNIT_HEAD), ZONE(Duty.ZONE_LEAD);

        private final List<Duty> duties;

        Kind(Duty... duties) {
            this.duties = List.of(duties);
        }

        public List<Duty> duties() {
            return duties;
        }

        /** In tables. */
        public String column() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** In addresses: {@code grids}. */
        public String plural() {
            return column() + "s";
        }

        public static Kind of(Duty duty) {
            return switch (duty) {
                case PARTY_GROUP, GRID_WORKER -> GRID;
                case UNIT_HEAD -> UNIT;
                case ZONE_LEAD -> ZONE;
            };
        }
    }

    public String path() {
        return "/console/rosters/" + kind.plural() + "/" + id;
    }

    /** For the audit trail: {@code grid:12}. */
    String subject() {
        return kind.column() + ":" + id;
    }

    /** What others are told when somebody else answers here. */
    public AnswerableChanged changed(Duty duty, @Nullable Answerable before, @Nullable Answerable after, Instant at) {
        return new AnswerableChanged(duty, grid(), unit(), zone(), before, after, at);
    }

    @Nullable GridId grid() {
        return kind == Kind.GRID ? new GridId(id) : null;
    }

    @Nullable UnitId unit() {
        return kind == Kind.UNIT ? new UnitId(id) : null;
    }

    @Nullable ZoneId zone() {
        return kind == Kind.ZONE ? new ZoneId(id) : null;
    }
}
