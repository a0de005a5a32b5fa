package org.minsheng.visit.internal.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.CampaignId;
import org.minsheng.visit.TaskId;
import org.minsheng.visit.TaskState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads tasks: those of a visitor, for the field app as well, and those of a campaign. */
@Repository
public class VisitTasks {

    private final JdbcClient jdbc;
    private final VisitorBook visitors;

    VisitTasks(JdbcClient jdbc, VisitorBook visitors) {
        this.jdbc = jdbc;
        this.visitors = visitors;
    }

    public Optional<TaskRow> find(TaskId id) {
        return jdbc.sql(TaskRow.SELECT + "where task.id = :id").param("id", id.value()).query(TaskRow::of).optional();
    }

    /** The open tasks of this viewer in all running campaigns, by door. */
    public Slice<TaskRow> openOf(Viewer viewer, @Nullable String after, int size) {
        return of(viewer, List.of(TaskState.OPEN), after, size);
    }

    /** Those of the viewer that are over, by door. */
    public Slice<TaskRow> overOf(Viewer viewer, @Nullable String after, int size) {
        return of(viewer, List.of(TaskState.DONE, TaskState.REFUSED, TaskState.UNREACHED), after, size);
    }

    private Slice<TaskRow> of(Viewer viewer, List<TaskState> states, @Nullable String after, int size) {
        var mine = visitors.running(viewer).stream().map(VisitorBook.Visitor::id).toArray(Long[]::new);
        if (mine.length == 0) {
            return new Slice<>(List.of(), null);
        }
        var cursor = Cursor.of(after);
        var open = states.contains(TaskState.OPEN) ? "task.state = 'OPEN'"
            : "task.state = any(:states) and task.state <> 'OPEN'";
        var rows = jdbc.sql(TaskRow.SELECT + """
                where task.visitor = any(:mine)
                    and %s
                    and (task.door, task.id) > (:door collate "C", :id)
                order by task.door, task.id
                limit :size
                """.formatted(open))
            .param("mine", mine)
            .param("states", states.stream().map(Enum::name).toArray(String[]::new))
            .param("door", cursor.door())
            .param("id", cursor.id())
            .param("size", size + 1)
            .query(TaskRow::of).list();
        return Slice.of(rows, size, TaskRow::cursor);
    }

    /** What a list of a campaign's households is narrowed to; nulls leave it wide. {@code visitor} 0 is nobody. */
    record Filter(CampaignId campaign, AreaCode within, @Nullable Stage stage, @Nullable Long visitor,
        @Nullable Long grid, boolean conflict) {
    }

    /** By door, from after the cursor. */
    Slice<TaskRow> list(Filter filter, @Nullable String after, int size) {
        var where = new ArrayList<String>();
        Map<String, Object> values = new HashMap<>();
        var cursor = Cursor.of(after);
        values.put("campaign", filter.campaign().value());
        values.put("within", filter.within().value() + "%");
        values.put("door", cursor.door());
        values.put("id", cursor.id());
        values.put("size", size + 1);
        narrow(filter, where, values);
        var rows = jdbc.sql(TaskRow.SELECT + """
                where task.campaign = :campaign
                    and task.door like :within
                    and (task.door, task.id) > (:door collate "C", :id)
                    %s
                order by task.door, task.id
                limit :size
                """.formatted(String.join("\n    ", where)))
            .params(values)
            .query(TaskRow::of).list();
        return Slice.of(rows, size, TaskRow::cursor);
    }

    private static void narrow(Filter filter, List<String> where, Map<String, Object> values) {
        if (filter.stage() != null) {
            where.add(switch (filter.stage()) {
                case OPEN -> "and task.state = 'OPEN' and task.tries = 0";
                case TRIED -> "and task.state = 'OPEN' and task.tries > 0";
                default -> "and task.state = :state";
            });
            values.put("state", filter.stage().name());
        }
        if (filter.visitor() != null) {
            where.add("and task.visitor is not distinct from nullif(:visitor::bigint, 0)");
            values.put("visitor", filter.visitor());
        }
        if (filter.grid() != null) {
            where.add("and task.grid is not distinct from nullif(:grid::bigint, 0)");
            values.put("grid", filter.grid());
        }
        if (filter.conflict()) {
            where.add("and task.conflict");
        }
    }

    /** Where a list goes on: after this door and task. */
    private record Cursor(String door, long id) {

        static Cursor of(@Nullable String text) {
            var parts = text == null ? new String[0] : text.split("-");
            return parts.length == 2 && AreaCode.isValid(parts[0]) && parts[1].matches("\\d{1,18}")
                ? new Cursor(parts[0], Long.parseLong(parts[1])) : new Cursor("", 0);
        }
    }
}
