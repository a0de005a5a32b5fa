package org.minsheng.appeal.internal.similar;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes behind the writers what the photos look like that came with new appeals. */
@Component
class LookingAtPhotos {

    private static final int BATCH = 1_000;

    private record Next(String transaction, long step, long appeal, String action, List<UUID> files) {

        static Next of(ResultSet row, int index) throws SQLException {
            var files = (UUID[]) Objects.requireNonNull(row.getArray("attachments")).getArray();
            return new Next(row.getString("transaction"), row.getLong("id"), row.getLong("appeal"), row.getString("action"),
                Arrays.asList(files));
        }
    }

    private final JdbcClient jdbc;
    private final Attachments attachments;

    LookingAtPhotos(JdbcClient jdbc, Attachments attachments) {
        this.jdbc = jdbc;
        this.attachments = attachments;
    }

    /** How many steps were followed. */
    @Transactional
    public int look() {
        jdbc.sql("insert into appeal.follower (name, transaction, step) values ('looks', '0', 0) on conflict do nothing").update();
        var steps = jdbc.sql("""
                with place as (
                    select transaction, step
                    from appeal.follower
                    where name = 'looks'
                    for update
                )
                select step.transaction::text as transaction, step.id, step.appeal, step.action, step.attachments
                from place, appeal.step
                where (step.transaction, step.id) > (place.transaction, place.step)
                    and step.transaction < pg_snapshot_xmin(pg_current_snapshot())
                order by step.transaction, step.id
                limit :batch
                """)
            .param("batch", BATCH)
            .query(Next::of)
            .list();
        if (steps.isEmpty()) {
            return 0;
        }
        write(steps.stream().filter(step -> step.action().equals("FILE") && !step.files().isEmpty()).toList());
        jdbc.sql("update appeal.follower set transaction = :transaction::xid8, step = :step where name = 'looks'")
            .param("transaction", steps.getLast().transaction())
            .param("step", steps.getLast().step())
            .update();
        return steps.size();
    }

    private void write(List<Next> filed) {
        var looks = attachments.looks(filed.stream().flatMap(step -> step.files().stream()).map(AttachmentId::new).toList());
        List<UUID> files = new ArrayList<>();
        List<Long> appeals = new ArrayList<>();
        List<Long> bits = new ArrayList<>();
        for (var step : filed) {
            for (var file : step.files()) {
                var look = looks.get(new AttachmentId(file));
                if (look != null) {
                    files.add(file);
                    appeals.add(step.appeal());
                    bits.add(look.bits());
                }
            }
        }
        if (files.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into appeal.look (file, appeal, community, filed_at, look)
                select made.file, appeal.id, coalesce(appeal.community, appeal.town, appeal.county), appeal.filed_at, made.look
                from unnest(:files::uuid[], :appeals::bigint[], :bits::bigint[]) as made (file, appeal, look)
                join appeal.appeal on appeal.id = made.appeal
                on conflict do nothing
                """)
            .param("files", files.stream().map(UUID::toString).toArray(String[]::new))
            .param("appeals", appeals.toArray(Long[]::new))
            .param("bits", bits.toArray(Long[]::new))
            .update();
    }

    @Configuration(proxyBeanMethods = false)
    static class Timer {

        @Bean
        RecurringTask<Void> lookAtPhotos(LookingAtPhotos looking) {
            return Tasks.recurring("appeal-looks", FixedDelay.of(Duration.ofSeconds(2))).execute((task, context) -> {
                while (looking.look() == BATCH) {
                    Thread.yield();
                }
            });
        }
    }
}
