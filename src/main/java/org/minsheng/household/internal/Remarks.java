package org.minsheng.household.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minsheng.shared.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What has to be known of somebody who lives there, one sealed sentence each; it goes when the person does. */
@Repository
public class Remarks {

    public static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final Vault vault;

    Remarks(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Opened, by member; members without one are left out. */
    public Map<Long, String> of(Collection<Long> members) {
        Map<Long, String> found = new HashMap<>();
        jdbc.sql("select member, sealed from household.remark where member = any(:members)")
            .param("members", members.toArray(Long[]::new))
            .query(row -> {
                found.put(row.getLong(1), vault.open(row.getBytes(2)));
            });
        return found;
    }

    /** An empty text takes it away. */
    void write(long member, String text, String by, Instant now) {
        if (text.isEmpty()) {
            remove(List.of(member));
            return;
        }
        jdbc.sql("""
                insert into household.remark (member, sealed, written_by, at)
                values (:member, :sealed, :by, :now)
                on conflict (member) do update
                set sealed = excluded.sealed, written_by = excluded.written_by, at = excluded.at
                """)
            .param("member", member)
            .param("sealed", vault.seal(text))
            .param("by", by)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    }

    void remove(Collection<Long> members) {
        jdbc.sql("delete from household.remark where member = any(:members)")
            .param("members", members.toArray(Long[]::new)).update();
    }
}
