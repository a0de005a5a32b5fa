package org.minsheng.account.internal.installation;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.minsheng.shared.RequestKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The backups that were noted, and what the database says of itself. */
@Repository
class BackupBook {

    private final JdbcClient jdbc;

    BackupBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param bytes how large the database is */
    record Server(String version, long bytes) {
    }

    /** The latest first. */
    List<Backup> latest(int most) {
        return jdbc.sql("""
                select id, made_at, kept_at, restored, noted_at, noted_by
                from account.backup
                order by made_at desc, id desc
                limit :most
                """)
            .param("most", most)
            .query((row, n) -> new Backup(row.getLong("id"), row.getTimestamp("made_at").toInstant(),
                row.getString("kept_at"), row.getBoolean("restored"), row.getTimestamp("noted_at").toInstant(),
                row.getString("noted_by")))
            .list();
    }

    Optional<Backup> last() {
        return latest(1).stream().findFirst();
    }

    /** False when the same form came before. */
    boolean add(RequestKey key, Instant madeAt, String keptAt, boolean restored, Instant now, String by) {
        return jdbc.sql("""
                insert into account.backup (made_at, kept_at, restored, noted_at, noted_by, request_key)
                values (:madeAt, :keptAt, :restored, :now, :by, :key)
                on conflict (request_key) do nothing
                """)
            .param("madeAt", Timestamp.from(madeAt))
            .param("keptAt", keptAt)
            .param("restored", restored)
            .param("now", Timestamp.from(now))
            .param("by", by)
            .param("key", key.value())
            .update() > 0;
    }

    Server server() {
        return jdbc.sql("""
                select current_setting('server_version') as version, pg_database_size(current_database()) as bytes
                """)
            .query((row, n) -> new Server(row.getString("version"), row.getLong("bytes")))
            .single();
    }
}
