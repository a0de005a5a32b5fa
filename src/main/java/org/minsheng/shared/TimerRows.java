package org.minsheng.shared;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes timers that may be there already. The scheduler's own way looks first and then inserts, and when another node
 * was quicker the failed insert ends the caller's transaction; this one leaves the earlier row and goes on.
 */
@Component
public class TimerRows {

    private final JdbcClient jdbc;

    TimerRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the caller's transaction; a timer of the same name that is there keeps its time. */
    public void setOnce(String task, String instance, Instant at) {
        jdbc.sql("""
                insert into shared.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                values (:task, :instance, :at, false, 1)
                on conflict do nothing
                """)
            .param("task", task)
            .param("instance", instance)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update();
    }

    /** The same for many at one time. */
    public void setOnce(String task, Collection<String> instances, Instant at) {
        jdbc.sql("""
                insert into shared.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                select :task, instance, :at, false, 1
                from unnest(:instances::text[]) as instance
                on conflict do nothing
                """)
            .param("task", task)
            .param("instances", instances.toArray(String[]::new))
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update();
    }
}
