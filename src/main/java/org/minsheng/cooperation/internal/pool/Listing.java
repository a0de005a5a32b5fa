package org.minsheng.cooperation.internal.pool;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;

/**
 * A line of one of the three lists: what a community needs (需求), what can be used (资源), what is done together (项目).
 *
 * @param unit whose resource it is, or who has taken the need or project on; null for nobody
 */
public record Listing(long id, Kind kind, AreaCode community, @Nullable OrganisationId unit, Words words,
                      State state, String result, int version, Instant createdAt, String createdByName,
                      @Nullable Instant closedAt) {

    public enum Kind { NEED, RESOURCE, PROJECT }

    /** 待认领、已认领、已完成、已撤回. */
    public enum State {
        OPEN, TAKEN, DONE, WITHDRAWN;

        private static final Map<State, Set<State>> NEXT = Map.of(OPEN, EnumSet.of(TAKEN, DONE, WITHDRAWN),
            TAKEN, EnumSet.of(OPEN, DONE, WITHDRAWN),
            DONE, EnumSet.noneOf(State.class), WITHDRAWN, EnumSet.noneOf(State.class));

        boolean mayBecome(State next) {
            return NEXT.getOrDefault(this, Set.of()).contains(next);
        }

        public boolean isOver() {
            return this == DONE || this == WITHDRAWN;
        }
    }

    public record Words(String title, String detail, String quantity, @Nullable LocalDate until) {
    }

    public String path() {
        return ListingPages.PATH + "/" + id;
    }
}
