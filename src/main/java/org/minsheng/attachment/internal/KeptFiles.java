package org.minsheng.attachment.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.Attachment;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.PhotoLook;
import org.minsheng.shared.GeoPoint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code attachment.file} and the bytes that belong to them, 1 MB a row. */
@Repository
class KeptFiles {

    private static final int PART_BYTES = 1 << 20;

    private final JdbcClient jdbc;

    KeptFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A file with what decides who may read it: its subject, or while it has none the browser it came from. */
    record Row(Attachment attachment, long smallBytes, @Nullable String subject, byte @Nullable [] uploader) {
    }

    void add(Attachment file, long smallBytes, @Nullable PhotoLook look, byte @Nullable [] uploader, Instant now) {
        jdbc.sql("""
                insert into attachment.file
                    (id, name, media_type, bytes, small_bytes, sm3, width, height, longitude, latitude, look, uploader,
                        created)
                values
                    (:id, :name, :type, :bytes, :small, :sm3, :width, :height, :longitude, :latitude, :look::bigint,
                        :uploader, :now)
                """)
            .param("id", file.id().value())
            .param("name", file.name())
            .param("type", file.mediaType())
            .param("bytes", file.bytes())
            .param("small", smallBytes)
            .param("sm3", file.sm3())
            .param("width", file.width())
            .param("height", file.height())
            .param("longitude", file.location() == null ? null : file.location().longitude())
            .param("latitude", file.location() == null ? null : file.location().latitude())
            .param("look", look == null ? null : look.bits())
            .param("uploader", uploader)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    }

    void addContent(AttachmentId id, boolean small, InputStream content) throws IOException {
        int part = 0;
        for (byte[] bytes = content.readNBytes(PART_BYTES); bytes.length > 0; bytes = content.readNBytes(PART_BYTES)) {
            jdbc.sql("""
                    insert into attachment.content (file, small, part, bytes)
                    values (:id, :small, :part, :bytes)
                    """)
                .param("id", id.value())
                .param("small", small)
                .param("part", part++)
                .param("bytes", bytes)
                .update();
        }
    }

    /** Writes all parts in order, each fetched by itself. */
    void copy(AttachmentId id, boolean small, OutputStream out) {
        for (int part = 0; ; part++) {
            var bytes = jdbc.sql("""
                    select bytes
                    from attachment.content
                    where file = :id and small = :small and part = :part
                    """)
                .param("id", id.value())
                .param("small", small)
                .param("part", part)
                .query(byte[].class)
                .optional();
            if (bytes.isEmpty()) {
                return;
            }
            try {
                out.write(bytes.get());
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }

    void bind(Collection<AttachmentId> ids, String subject) {
        jdbc.sql("""
                update attachment.file
                set subject = :subject, uploader = null
                where id = any(:ids) and subject is null
                """)
            .param("subject", subject)
            .param("ids", values(ids))
            .update();
    }

    void release(Collection<String> subjects) {
        jdbc.sql("update attachment.file set subject = null where subject = any(:subjects)")
            .param("subjects", subjects.toArray(String[]::new))
            .update();
    }

    Map<AttachmentId, PhotoLook> looks(Collection<AttachmentId> ids) {
        return jdbc.sql("select id, look from attachment.file where id = any(:ids) and look is not null")
            .param("ids", values(ids))
            .query((row, n) -> Map.entry(new AttachmentId(row.getObject("id", UUID.class)),
                new PhotoLook(row.getLong("look"))))
            .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<Row> row(AttachmentId id) {
        return jdbc.sql("select * from attachment.file where id = :id").param("id", id.value())
            .query(KeptFiles::row).optional();
    }

    Map<AttachmentId, Attachment> byIds(Collection<AttachmentId> ids) {
        return jdbc.sql("select * from attachment.file where id = any(:ids)")
            .param("ids", values(ids))
            .query(KeptFiles::row)
            .list()
            .stream()
            .collect(Collectors.toMap(row -> row.attachment().id(), Row::attachment));
    }

    List<Row> ofSubjects(Collection<String> subjects, int mostEach) {
        return jdbc.sql("""
                select file.*
                from unnest(:subjects) as wanted (subject)
                cross join lateral (
                    select *
                    from attachment.file
                    where file.subject = wanted.subject
                    order by created, id
                    limit :most
                ) as file
                order by file.created, file.id
                """)
            .param("subjects", subjects.toArray(String[]::new))
            .param("most", mostEach)
            .query(KeptFiles::row)
            .list();
    }

    /** Removes at most 500 files that nobody took up. @return how many went */
    int removeUnbound(Instant before) {
        return jdbc.sql("""
                delete from attachment.file
                where id in (
                    select id
                    from attachment.file
                    where subject is null and created < :before
                    order by created
                    limit 500
                    for update skip locked
                )
                """)
            .param("before", before.atOffset(ZoneOffset.UTC))
            .update();
    }

    private static UUID[] values(Collection<AttachmentId> ids) {
        return ids.stream().map(AttachmentId::value).toArray(UUID[]::new);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        double longitude = row.getDouble("longitude");
        var location = row.wasNull() ? null : new GeoPoint(longitude, row.getDouble("latitude"));
        var file = new Attachment(new AttachmentId(row.getObject("id", UUID.class)), row.getString("name"),
            row.getString("media_type"), row.getLong("bytes"), row.getString("sm3"), row.getInt("width"),
            row.getInt("height"), location);
        return new Row(file, row.getLong("small_bytes"), row.getString("subject"), row.getBytes("uploader"));
    }
}
