package org.minsheng.appeal.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the history on from where a follower stood, behind the writers: a step is read when no transaction that could
 * still write an earlier one is running. Whoever reads holds the follower's row until the transaction ends, so that of
 * several nodes each step is followed once. To be called in a transaction.
 */
public final class ReadingOn {

    /** The last step that was followed. */
    public record Position(String transaction, long step) {
    }

    private record Read<T>(Position position, T step) {
    }

    private final JdbcClient jdbc;
    private final String name;
    private final int batch;

    public ReadingOn(JdbcClient jdbc, String name, int batch) {
        this.jdbc = jdbc;
        this.name = name;
        this.batch = batch;
    }

    /** Waits for whoever follows at this moment. */
    public Position hold() {
        return held().orElseGet(() -> {
            jdbc.sql("""
                    insert into appeal.follower (name, transaction, step)
                    values (:name, '0', 0)
                    on conflict do nothing
                    """)
                .param("name", name).update();
            return held().orElseThrow();
        });
    }

    private Optional<Position> held() {
        return jdbc.sql("select transaction::text, step from appeal.follower where name = :name for update")
            .param("name", name)
            .query(Position.class).optional();
    }

    /**
     * Follows the next batch and remembers how far it came.
     *
     * @param columns of {@code appeal.step} that are needed
     * @return how many steps were followed; fewer than the batch when there are no more
     */
    public <T> int follow(String columns, RowMapper<T> row, Consumer<List<T>> use) {
        return follow(from -> jdbc.sql("""
                select step.transaction::text as at_transaction, step.id as at_step, %s
                from appeal.step
                where (step.transaction, step.id) > (:transaction::xid8, :step)
                    and step.transaction < pg_snapshot_xmin(pg_current_snapshot())
                order by step.transaction, step.id
                limit :batch
                """.formatted(columns))
            .param("transaction", from.transaction())
            .param("step", from.step())
            .param("batch", batch)
            .query((found, number) -> new Read<>(new Position(found.getString("at_transaction"),
                found.getLong("at_step")),
                row.mapRow(found, number))).list(),
            Read::position, steps -> use.accept(steps.stream().map(Read::step).toList()));
    }

    /** The same with a query of one's own. */
    public <T> int follow(Function<Position, List<T>> next, Function<T, Position> position, Consumer<List<T>> use) {
        var steps = next.apply(hold());
        if (!steps.isEmpty()) {
            use.accept(steps);
            var last = position.apply(steps.getLast());
            jdbc.sql("update appeal.follower set transaction = :transaction::xid8, step = :step where name = :name")
                .param("transaction", last.transaction())
                .param("step", last.step())
                .param("name", name)
                .update();
        }
        return steps.size();
    }
}
