package org.minsheng.notice.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.Role;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads deliveries for those who may see them: a desk those of its area, the system administrator all. */
@Repository
class MessageLedger {

    static final int PAGE = 50;
    private static final int MOST_OF_ONE = 100;
    private static final Role[] DESKS = {Role.DESK_CLERK, Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER};

    private final JdbcClient jdbc;

    MessageLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param about an appeal's number or a subject such as {@code appeal:12}; empty for all */
    record Filter(@Nullable DeliveryState state, @Nullable Carrier channel, String about) {
    }

    Slice<MessageRow> latest(Viewer viewer, Filter filter, @Nullable Long before) {
        var rows = jdbc.sql("""
                select *
                from notice.message
                where (:all or county = any(:areas) or town = any(:areas) or community = any(:areas))
                    and (cast(:state as text) is null or state = :state)
                    and (cast(:channel as text) is null or channel = :channel)
                    and (:about = '' or number = :about or subject = :about)
                    and (cast(:before as bigint) is null or id < :before)
                order by id desc
                limit :size
                """)
            .param("all", viewer.has(Role.SYSTEM_ADMINISTRATOR))
            .param("areas", areas(viewer))
            .param("state", filter.state() == null ? null : filter.state().name())
            .param("channel", filter.channel() == null ? null : filter.channel().name())
            .param("about", filter.about())
            .param("before", before)
            .param("size", PAGE + 1)
            .query(MessageLedger::row)
            .list();
        return Slice.of(rows, PAGE, row -> Long.toString(row.id()));
    }

    /** What was told about one subject, newest first, as far as it lies in the viewer's area. */
    List<MessageRow> of(Viewer viewer, String subject) {
        return jdbc.sql("select * from notice.message where subject = :subject order by id desc limit :most")
            .param("subject", subject)
            .param("most", MOST_OF_ONE)
            .query(MessageLedger::row)
            .list()
            .stream()
            .filter(row -> viewer.has(Role.SYSTEM_ADMINISTRATOR) || isWithin(viewer.grants(), row.area()))
            .toList();
    }

    /** The message when this desk or administrator may act on it. */
    Optional<MessageRow> actionable(Viewer viewer, long id) {
        return jdbc.sql("""
                select *
                from notice.message
                where id = :id and (:all or county = any(:areas) or town = any(:areas) or community = any(:areas))
                """)
            .param("id", id)
            .param("all", viewer.has(Role.SYSTEM_ADMINISTRATOR))
            .param("areas", areas(viewer))
            .query(MessageLedger::row)
            .optional();
    }

    private static String[] areas(Viewer viewer) {
        return viewer.areas(DESKS).stream().map(AreaCode::value).toArray(String[]::new);
    }

    private static boolean isWithin(List<Grant> grants, @Nullable String area) {
        return area != null && grants.stream().anyMatch(grant -> grant.area().contains(new AreaCode(area)));
    }

    private static MessageRow row(ResultSet row, int number) throws SQLException {
        var next = row.getObject("next_attempt", OffsetDateTime.class);
        var arrived = row.getObject("arrived", OffsetDateTime.class);
        return new MessageRow(row.getLong("id"), row.getObject("created", OffsetDateTime.class).toInstant(),
            row.getString("subject"), row.getString("number"), row.getString("template"),
            Carrier.valueOf(row.getString("channel")), row.getString("masked"),
            DeliveryState.valueOf(row.getString("state")), row.getInt("attempts"), row.getString("answer"),
            next == null ? null : next.toInstant(), row.getString("area"), row.getObject("expires") == null,
            arrived == null ? null : arrived.toInstant());
    }
}
