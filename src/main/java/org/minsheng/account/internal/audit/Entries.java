package org.minsheng.account.internal.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads entries in the order in which they are sealed. */
@Repository
class Entries {

    /** Number and hash of one entry. */
    static final int DIGEST_BYTES = Long.BYTES + Sm3.BYTES;

    private final JdbcTemplate jdbc;

    Entries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The digests of all entries of the transactions from the first up to but not including the last. */
    byte[] digests(long fromTransaction, long toTransaction) {
        var digests = new ByteArrayOutputStream();
        jdbc.query("""
            select id, transaction::text, (extract(epoch from at) * 1000000)::bigint as micros, actor, action, subject,
                before::text, after::text, address, session
            from account.audit_entry
            where transaction >= ?::text::xid8
              and transaction < ?::text::xid8
            order by transaction, id
            """, (ResultSet row) -> digests.writeBytes(digest(row)), Long.toString(fromTransaction),
            Long.toString(toTransaction));
        return digests.toByteArray();
    }

    private static byte[] digest(ResultSet row) throws SQLException {
        var hash = new Sm3()
            .number(row.getLong("id"))
            .text(row.getString("transaction"))
            .number(row.getLong("micros"))
            .text(row.getString("actor"))
            .text(row.getString("action"))
            .text(row.getString("subject"))
            .text(row.getString("before"))
            .text(row.getString("after"))
            .text(row.getString("address"))
            .text(row.getString("session"))
            .end();
        return ByteBuffer.allocate(DIGEST_BYTES).putLong(row.getLong("id")).put(hash).array();
    }
}
