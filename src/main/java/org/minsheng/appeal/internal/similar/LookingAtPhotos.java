package org.minsheng.appeal.internal.similar;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.minsheng.appeal.internal.ReadingOn;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.shared.Rush;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes behind the writers what the photos look like that came with new appeals. */
@Component
class LookingAtPhotos {

    private static final int BATCH = 1_000;

    private record Next(long appeal, String action, List<UUID> files) {

        static Next of(ResultSet row, int index) throws SQLException {
            var files = (UUID[]) Objects.requireNonNull(row.getArray("attachments")).getArray();
            return new Next(row.getLong("appeal"), row.getString("action"), Arrays.asList(files));
        }
    }

    private final JdbcClient jdbc;
    private final ReadingOn steps;
    private final Attachments attachments;

    LookingAtPhotos(JdbcClient jdbc, Attachments attachments) {
        this.jdbc = jdbc;
        this.steps = new ReadingOn(jdbc, "looks", BATCH);
        this.attachments = attachments;
    }

    /** How many steps were followed. */
    @Transactional
    public int look() {
        return steps.follow("step.appeal, step.action, step.attachments", Next::of, read ->
            write(read.stream().filter(step -> step.action().equals("FILE") && !step.files().isEmpty()).toList()));
    }

    private void write(List<Next> filed) {
        var looks = attachments.looks(filed.stream().flatMap(step -> step.files().stream())
            .map(AttachmentId::new).toList());
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
                select made.file, appeal.id, coalesce(appeal.community, appeal.town, appeal.county), appeal.filed_at,
                    made.look
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
        RecurringTask<Void> lookAtPhotos(LookingAtPhotos looking, Rush rush) {
            return Tasks.recurring("appeal-looks", rush.every(Duration.ofSeconds(2))).execute((task, context) -> {
                while (looking.look() == BATCH) {
                    Thread.yield();
                }
            });
        }
    }
}
