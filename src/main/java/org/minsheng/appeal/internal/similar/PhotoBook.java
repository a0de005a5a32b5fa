package org.minsheng.appeal.internal.similar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minsheng.appeal.AppealId;
import org.minsheng.attachment.PhotoLook;
import org.minsheng.shared.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What photos of appeals look like. */
@Component
class PhotoBook {

    /** More photos than a community sends in a season; the newest are compared. */
    private static final int MOST_COMPARED = 20_000;
    private static final int MOST_FOUND = 50;

    private final JdbcClient jdbc;

    PhotoBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<PhotoLook> of(AppealId appeal) {
        return jdbc.sql("select look from appeal.look where appeal = :appeal order by file limit 20")
            .param("appeal", appeal.value())
            .query((row, n) -> new PhotoLook(row.getLong("look")))
            .list();
    }

    /** Appeals of the same community with a photo like one of these, and in how many bits the most alike differ. */
    Map<Long, Integer> alike(AreaCode place, Collection<PhotoLook> looks, Instant since) {
        Map<Long, Integer> found = new HashMap<>();
        if (looks.isEmpty()) {
            return found;
        }
        jdbc.sql("""
                select near.appeal, min(bit_count((near.look # asked.look)::bit(64))) as different
                from (
                    select appeal, look
                    from appeal.look
                    where community = :community and filed_at >= :since
                    order by filed_at desc
                    limit :compared
                ) as near, unnest(:looks::bigint[]) as asked (look)
                where bit_count((near.look # asked.look)::bit(64)) <= :different
                group by near.appeal
                order by different, near.appeal desc
                limit :most
                """)
            .param("community", community(place))
            .param("since", since.atOffset(ZoneOffset.UTC))
            .param("looks", looks.stream().map(PhotoLook::bits).toArray(Long[]::new))
            .param("different", PhotoLook.MOST_DIFFERENT)
            .param("compared", MOST_COMPARED)
            .param("most", MOST_FOUND)
            .query((row, n) -> found.put(row.getLong("appeal"), row.getInt("different")))
            .list();
        return found;
    }

    private static String community(AreaCode place) {
        var code = place.value();
        return code.substring(0, Math.min(12, code.length()));
    }
}
