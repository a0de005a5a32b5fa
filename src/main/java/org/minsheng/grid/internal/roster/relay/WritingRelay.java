package org.minsheng.grid.internal.roster.relay;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.minsheng.grid.GridId;
import org.minsheng.grid.Grids;
import org.minsheng.grid.RelayWritten;
import org.minsheng.grid.Rosters;
import org.minsheng.grid.internal.roster.Rights;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends a short notice round: by the community or town in any of its grids, by a grid worker in the own ones. */
@Component
class WritingRelay {

    private final RelayBook book;
    private final Rosters rosters;
    private final Grids grids;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Clock clock;

    WritingRelay(RelayBook book, Rosters rosters, Grids grids, ApplicationEventPublisher events, AuditTrail audit,
                 Clock clock) {
        this.book = book;
        this.rosters = rosters;
        this.grids = grids;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param to grids of one community */
    @Transactional
    public long write(Viewer viewer, AreaCode community, Collection<GridId> to, String title, String text,
                      RequestKey key) {
        if (!writesTo(viewer, community, to)) {
            throw new AccessDeniedException("not in the own grids");
        }
        var now = clock.instant();
        var id = book.add(community, to, title, text, viewer, key, now);
        id.ifPresent(relay -> {
            events.publishEvent(new RelayWritten(relay, community, title, text, heads(relay), now));
            audit.record(viewer, "grid.relay", "relay:" + relay, null,
                Map.of("title", title, "grids", to.stream().map(GridId::value).toList()));
        });
        return id.orElseGet(() -> book.byKey(key));
    }

    private List<RelayWritten.Head> heads(long relay) {
        var doors = book.parts(relay).stream().filter(part -> part.unit() != null)
            .collect(Collectors.toMap(part -> Objects.requireNonNull(part.unit()), RelayBook.Part::doors));
        var byPerson = rosters.heads(doors.keySet()).entrySet().stream()
            .collect(Collectors.groupingBy(head -> head.getValue().person(),
            LinkedHashMap::new, Collectors.summingInt(head -> doors.getOrDefault(head.getKey(), 0))));
        return byPerson.entrySet().stream().map(head -> new RelayWritten.Head(head.getKey(), head.getValue())).toList();
    }

    private boolean writesTo(Viewer viewer, AreaCode community, Collection<GridId> to) {
        boolean there = grids.grids(to).values().stream().filter(grid -> grid.community().equals(community))
            .count() == to.size();
        return there && (Rights.mayEdit(viewer, community)
            || viewer.may(community, Role.GRID_WORKER) && rosters.gridsOf(viewer).containsAll(to));
    }
}
