package org.minsheng.appeal.internal.wall;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.internal.filing.FilingStatement;
import org.minsheng.attachment.AttachmentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Photos on the wall. The reporter's own are there only as long as the reporter agrees and the matter is not private.
 */
@Component
public class WallPhotos {

    /** Before: as the reporter saw it. After: as whoever answered left it. */
    public enum Side { BEFORE, AFTER }

    /** What everybody sees of one matter. */
    public record Pair(List<AttachmentId> before, List<AttachmentId> after) {

        public static final Pair NONE = new Pair(List.of(), List.of());

        public boolean isEmpty() {
            return before.isEmpty() && after.isEmpty();
        }
    }

    private record Chosen(AppealId appeal, AttachmentId file, Side side) {

        static Chosen of(ResultSet row, int index) throws SQLException {
            return new Chosen(new AppealId(row.getLong("appeal")), new AttachmentId(row.getObject("file", UUID.class)),
                Side.valueOf(row.getString("side")));
        }
    }

    private final JdbcClient jdbc;

    WallPhotos(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of many matters in one query; those without photos are left out. */
    public Map<AppealId, Pair> of(Collection<AppealId> appeals) {
        Map<AppealId, Pair> pairs = new HashMap<>();
        if (appeals.isEmpty()) {
            return pairs;
        }
        jdbc.sql("""
                select wall_photo.appeal, wall_photo.file, wall_photo.side
                from appeal.wall_photo
                join appeal.appeal on appeal.id = wall_photo.appeal
                left join appeal.photo_consent on photo_consent.appeal = wall_photo.appeal and withdrawn_at is null
                where wall_photo.appeal = any(:appeals)
                    and not appeal.private
                    and (wall_photo.side = 'AFTER' or photo_consent.appeal is not null)
                order by wall_photo.appeal, wall_photo.position
                """)
            .param("appeals", appeals.stream().map(AppealId::value).toArray(Long[]::new))
            .query(Chosen::of)
            .list()
            .forEach(one -> {
                var pair = pairs.computeIfAbsent(one.appeal(), none -> new Pair(new ArrayList<>(), new ArrayList<>()));
                (one.side() == Side.BEFORE ? pair.before() : pair.after()).add(one.file());
            });
        return pairs;
    }

    /** Whether everybody may look at it now. */
    public boolean isPublic(AppealId appeal, AttachmentId file) {
        boolean published =
            jdbc.sql("select exists (select from appeal.appeal where id = :appeal and published_at is not null)")
            .param("appeal", appeal.value())
            .query(Boolean.class)
            .single();
        var pair = published ? of(List.of(appeal)).getOrDefault(appeal, Pair.NONE) : Pair.NONE;
        return pair.before().contains(file) || pair.after().contains(file);
    }

    public boolean agrees(AppealId appeal) {
        return jdbc.sql("""
                select exists (select from appeal.photo_consent where appeal = :appeal and withdrawn_at is null)
                """)
            .param("appeal", appeal.value())
            .query(Boolean.class)
            .single();
    }

    void agree(AppealId appeal, Instant now) {
        jdbc.sql("""
                insert into appeal.photo_consent (appeal, agreed_at)
                values (:appeal, :now)
                on conflict (appeal) do update
                set agreed_at = excluded.agreed_at, withdrawn_at = null
                where photo_consent.withdrawn_at is not null
                """)
            .param("appeal", appeal.value())
            .param("now", FilingStatement.time(now))
            .update();
    }

    void withdraw(AppealId appeal, Instant now) {
        jdbc.sql("update appeal.photo_consent set withdrawn_at = :now where appeal = :appeal and withdrawn_at is null")
            .param("appeal", appeal.value())
            .param("now", FilingStatement.time(now))
            .update();
    }

    void choose(AppealId appeal, Map<AttachmentId, Side> chosen, String byName, Instant now) {
        jdbc.sql("delete from appeal.wall_photo where appeal = :appeal").param("appeal", appeal.value()).update();
        jdbc.sql("""
                insert into appeal.wall_photo (appeal, file, side, position, chosen_at, chosen_by_name)
                select :appeal, file, side, position, :now, :by
                from unnest(:files::uuid[], :sides::text[]) with ordinality as made (file, side, position)
                """)
            .param("appeal", appeal.value())
            .param("files", chosen.keySet().stream().map(AttachmentId::toString).toArray(String[]::new))
            .param("sides", chosen.values().stream().map(Enum::name).toArray(String[]::new))
            .param("now", FilingStatement.time(now))
            .param("by", byName)
            .update();
    }

    /** Who chose last, and when; empty when nothing is chosen. */
    Optional<Choice> lastChoice(AppealId appeal) {
        return jdbc.sql("select chosen_at, chosen_by_name from appeal.wall_photo where appeal = :appeal limit 1")
            .param("appeal", appeal.value())
            .query((row, n) -> new Choice(row.getObject("chosen_at", java.time.OffsetDateTime.class).toInstant(),
                row.getString("chosen_by_name")))
            .optional();
    }

    record Choice(Instant at, String byName) {
    }
}
