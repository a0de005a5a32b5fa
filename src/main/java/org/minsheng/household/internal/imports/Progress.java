package org.minsheng.household.internal.imports;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How far the work in the background is: committed at once, whatever transaction the work itself is in. */
@Repository
class Progress {

    /** Rows done, of about how many. */
    record Far(int done, int total) {

        public int percent() {
            return total == 0 ? 0 : Math.min(100, (int) (done * 100L / total));
        }
    }

    private final JdbcClient jdbc;

    Progress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void at(long id, int done, int total) {
        jdbc.sql("""
                insert into household.import_progress (import, done, total)
                values (:id, :done, :total)
                on conflict (import) do update
                set done = :done, total = :total
                """)
            .param("id", id)
            .param("done", done)
            .param("total", total)
            .update();
    }

    public Optional<Far> of(long id) {
        return jdbc.sql("select done, total from household.import_progress where import = :id")
            .param("id", id)
            .query((row, number) -> new Far(row.getInt("done"), row.getInt("total"))).optional();
    }
}
