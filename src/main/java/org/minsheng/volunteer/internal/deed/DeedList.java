package org.minsheng.volunteer.internal.deed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.volunteer.Deed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deeds one by one, the latest first. */
@Repository
class DeedList {

    /** @param person 0 for anybody; {@code unit} 0 for any; {@code kind} and {@code source} empty for all */
    record Filter(AreaCode area, Instant from, Instant until, long person, long unit, String kind, String source) {
    }

    /** A deed with who says so, and what became of it. */
    record Told(Deed deed, String verifiedBy, @Nullable Instant withdrawnAt, String reason) {
    }

    private final JdbcClient jdbc;

    DeedList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From after the cursor {@code epoch millis:id}; what was withdrawn is shown as such. */
    List<Told> list(Filter filter, String after, int limit) {
        int colon = after.indexOf(':');
        boolean has = after.matches("\\d{1,15}:\\d{1,18}");
        return jdbc.sql("""
                select *
                from volunteer.deed
                where area like :within
                    and done_at >= :from
                    and done_at < :until
                """ + (filter.person() == 0 ? "" : " and person = :person\n")
            + (filter.unit() == 0 ? "" : " and unit = :unit\n")
                + (filter.source().isEmpty() ? "" : " and source = :source\n") + """
                    and (:kind = '' or kind = :kind)
                    and (not :has or (done_at, id) < (:at, :id))
                order by done_at desc, id desc
                limit :limit
                """)
            .param("within", filter.area().value() + "%")
            .param("from", filter.from().atOffset(ZoneOffset.UTC))
            .param("until", filter.until().atOffset(ZoneOffset.UTC))
            .param("person", filter.person())
            .param("unit", filter.unit())
            .param("kind", filter.kind())
            .param("source", filter.source())
            .param("has", has)
            .param("at", Instant.ofEpochMilli(has ? Long.parseLong(after.substring(0, colon)) : 0)
                .atOffset(ZoneOffset.UTC))
            .param("id", has ? Long.parseLong(after.substring(colon + 1)) : 0)
            .param("limit", limit)
            .query(DeedList::told).list();
    }

    private static Told told(ResultSet row, int number) throws SQLException {
        var withdrawn = row.getObject("withdrawn_at", OffsetDateTime.class);
        return new Told(DeedBook.deed(row, number), row.getString("verified_by_name"),
            withdrawn == null ? null : withdrawn.toInstant(), row.getString("withdrawn_reason"));
    }
}
