package org.minsheng.visit.internal.form;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Forms with their drafts, and the versions that were published of them. */
@Repository
public class FormBook {

    private static final String SELECT = """
        select form.id, form.key, form.name, form.name_en, form.purpose, form.area_code, form.basis, form.draft,
            form.version, form.changed_at,
            form.changed_by_name, form.retired_at, coalesce(latest.number, 0) as published,
                form.draft is distinct from latest.definition as differs
        from visit.form
        left join lateral (
            select number, definition
            from visit.form_version
            where form_version.form = form.id
            order by number desc
            limit 1
        ) latest on true
        """;

    /** @param words part of the name, empty for all */
    record Filter(Collection<AreaCode> areas, @Nullable FormPurpose purpose, String words, boolean retired) {
    }

    /** One line of a form's history. */
    public record VersionRow(FormVersionId id, int number, int fields, Instant publishedAt, String publishedByName) {
    }

    private final JdbcClient jdbc;
    private final FormJson json;

    FormBook(JdbcClient jdbc, FormJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Nearest areas last, by name; from after the id. */
    List<FormRow> list(Filter filter, long after, int limit) {
        return jdbc.sql(SELECT + """
                where (form.area_code = any(:around) or form.area_code like any(:within))
                    and (:purpose::text is null or form.purpose = :purpose)
                    and (:words = '' or form.name ilike '%' || :words || '%' or form.name_en ilike '%' || :words || '%')
                    and (form.retired_at is not null) = :retired
                    and form.id > :after
                order by form.id
                limit :limit
                """)
            .param("around", filter.areas().stream().flatMap(area -> Arrays.stream(Forms.around(area))).distinct()
                .toArray(String[]::new))
            .param("within", filter.areas().stream().map(area -> area.value() + "%").toArray(String[]::new))
            .param("purpose", filter.purpose() == null ? null : filter.purpose().name())
            .param("words", filter.words().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"))
            .param("retired", filter.retired())
            .param("after", after)
            .param("limit", limit)
            .query(this::row).list();
    }

    Optional<FormRow> find(FormId id) {
        return jdbc.sql(SELECT + """
                where form.id = :id
                """)
            .param("id", id.value())
            .query(this::row).optional();
    }

    Optional<FormId> byKey(RequestKey key) {
        return jdbc.sql("select id from visit.form where request_key = :key").param("key", key.value())
            .query(Long.class).optional().map(FormId::new);
    }

    /** Empty when the request key was used before. */
    Optional<FormId> add(Viewer viewer, RequestKey key, FormDetails details, FormDefinition draft, Instant now) {
        return jdbc.sql("""
                insert into visit.form (request_key, name, name_en, basis, purpose, area_code, draft, changed_at,
                    changed_by, changed_by_name)
                values (:key, :name, :nameEn, :basis, :purpose, :area, :draft::jsonb, :now, :by::bigint, :byName)
                on conflict (request_key) do nothing
                returning id
                """)
            .param("key", key.value())
            .param("name", details.name())
            .param("nameEn", details.nameEn())
            .param("basis", details.basis())
            .param("purpose", details.purpose().name())
            .param("area", details.area().value())
            .param("draft", json.write(draft))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("by", viewer.account() == null ? null : viewer.account().value())
            .param("byName", viewer.name())
            .query(Long.class).optional().map(FormId::new);
    }

    /** False when the form is not as it was read any more. */
    boolean save(Viewer viewer, FormId id, int version, FormDetails details, FormDefinition draft, Instant now) {
        return jdbc.sql("""
                update visit.form
                set name = :name, name_en = :nameEn, basis = :basis, purpose = :purpose, area_code = :area,
                    draft = :draft::jsonb,
                    version = version + 1, changed_at = :now, changed_by = :by::bigint, changed_by_name = :byName
                where id = :id
                    and version = :version
                """)
            .param("name", details.name())
            .param("nameEn", details.nameEn())
            .param("basis", details.basis())
            .param("purpose", details.purpose().name())
            .param("area", details.area().value())
            .param("draft", json.write(draft))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("by", viewer.account() == null ? null : viewer.account().value())
            .param("byName", viewer.name())
            .param("id", id.value())
            .param("version", version)
            .update() == 1;
    }

    /** The draft becomes the next version; empty when the form is not as it was read any more. */
    Optional<Integer> publish(Viewer viewer, FormId id, int version, Instant now) {
        return jdbc.sql("""
                with kept as (
                    update visit.form
                    set version = version + 1
                    where id = :id
                        and version = :version
                        and retired_at is null
                    returning id, draft
                )
                insert into visit.form_version (form, number, definition, published_at, published_by, published_by_name)
                select kept.id, (select coalesce(max(number), 0) + 1 from visit.form_version where form = kept.id),
                    kept.draft, :now, :by::bigint, :byName
                from kept
                returning number
                """)
            .param("id", id.value())
            .param("version", version)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("by", viewer.account() == null ? null : viewer.account().value())
            .param("byName", viewer.name())
            .query(Integer.class).optional();
    }

    /** False when it is so already. */
    boolean retire(FormId id, @Nullable Instant at) {
        return jdbc.sql("""
                update visit.form
                set retired_at = :at::timestamptz, version = version + 1
                where id = :id
                    and (retired_at is null) = (:at::timestamptz is not null)
                """)
            .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC))
            .param("id", id.value())
            .update() == 1;
    }

    /** The latest first. */
    List<VersionRow> versions(FormId id) {
        return jdbc.sql("""
                select id, number, jsonb_array_length(definition -> 'fields') as fields, published_at, published_by_name
                from visit.form_version
                where form = :form
                order by number desc
                limit 100
                """)
            .param("form", id.value())
            .query((row, n) -> new VersionRow(new FormVersionId(row.getLong("id")), row.getInt("number"),
                row.getInt("fields"),
                row.getObject("published_at", OffsetDateTime.class).toInstant(), row.getString("published_by_name")))
                .list();
    }

    Optional<FormDefinition> definition(FormId id, int number) {
        return jdbc.sql("""
                select definition
                from visit.form_version
                where form = :form
                    and number = :number
                """)
            .param("form", id.value())
            .param("number", number)
            .query(String.class).optional().map(json::definition);
    }

    private FormRow row(ResultSet row, int number) throws SQLException {
        var details = new FormDetails(row.getString("name"), row.getString("name_en"),
            FormPurpose.valueOf(row.getString("purpose")),
            new AreaCode(row.getString("area_code")), row.getString("basis"));
        var retired = row.getObject("retired_at", OffsetDateTime.class);
        return new FormRow(new FormId(row.getLong("id")), row.getString("key"), details,
            json.definition(row.getString("draft")),
            row.getInt("version"), row.getObject("changed_at", OffsetDateTime.class).toInstant(),
            row.getString("changed_by_name"),
            retired == null ? null : retired.toInstant(), row.getInt("published"), row.getBoolean("differs"));
    }
}
