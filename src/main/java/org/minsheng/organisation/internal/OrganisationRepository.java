package org.minsheng.organisation.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.organisation.OrganisationKind;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code organisation.organisation}. */
@Repository
class OrganisationRepository {

    private static final String SELECT = """
        select organisation.*, coalesce(parent.name, '') as parent_name
        from organisation.organisation
        left join organisation.organisation parent on parent.id = organisation.parent_id
        """;

    /** What a list is narrowed to; an empty text and a null leave it wide. */
    record Filter(@Nullable OrganisationKind kind, @Nullable AreaCode area, String words, boolean ended) {
    }

    private final JdbcClient jdbc;

    OrganisationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Organisation> find(OrganisationId id) {
        return jdbc.sql(SELECT + """
                where organisation.id = :id
                """)
            .param("id", id.value())
            .query(Organisation::of).optional();
    }

    /** By area and id, from after the cursor. */
    List<Organisation> list(Filter filter, @Nullable Cursor after, int limit) {
        return jdbc.sql(SELECT + """
                where organisation.area_code like :area
                    and (:kind::text is null or organisation.kind = :kind)
                    and organisation.name like :words
                    and (organisation.ended_at is not null) = :ended
                    and (organisation.area_code, organisation.id) > (:afterArea collate "C", :afterId)
                order by organisation.area_code, organisation.id
                limit :limit
                """)
            .param("area", filter.area() == null ? "%" : filter.area().value() + "%")
            .param("kind", filter.kind() == null ? null : filter.kind().name())
            .param("words", "%" + filter.words().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
            .param("ended", filter.ended())
            .param("afterArea", after == null ? "" : after.area())
            .param("afterId", after == null ? 0 : after.id())
            .param("limit", limit)
            .query(Organisation::of).list();
    }

    List<Organisation> children(OrganisationId parent) {
        return jdbc.sql(SELECT + """
                where organisation.parent_id = :parent
                    and organisation.ended_at is null
                order by organisation.area_code, organisation.id
                limit 100
                """)
            .param("parent", parent.value())
            .query(Organisation::of).list();
    }

    Map<OrganisationId, String> names(Collection<OrganisationId> ids) {
        var names = new HashMap<OrganisationId, String>();
        jdbc.sql("""
                select id, name
                from organisation.organisation
                where id = any(:ids)
                """)
            .param("ids", ids.stream().map(OrganisationId::value).toArray(Long[]::new))
            .query(row -> {
                names.put(new OrganisationId(row.getLong("id")), row.getString("name"));
            });
        return names;
    }

    /** The shortest names first, which are the nearest to what was typed. */
    Map<OrganisationId, String> named(AreaCode within, String words, int limit) {
        Map<OrganisationId, String> found = new LinkedHashMap<>();
        jdbc.sql("""
                select id, name
                from organisation.organisation
                where area_code like :within
                    and name like :words
                    and ended_at is null
                order by length(name), name, id
                limit :limit
                """)
            .param("within", within.value() + "%")
            .param("words", "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%")
            .param("limit", limit)
            .query(row -> {
                found.put(new OrganisationId(row.getLong("id")), row.getString("name"));
            });
        return found;
    }

    /** Whether they still exist or not. */
    Set<OrganisationId> called(String words) {
        return jdbc.sql("""
                select id
                from organisation.organisation
                where position(:words in name) > 0
                """)
            .param("words", words)
            .query((row, number) -> new OrganisationId(row.getLong("id"))).set();
    }

    Optional<OrganisationId> byName(AreaCode within, String name) {
        return jdbc.sql("""
                select id
                from organisation.organisation
                where name = :name
                    and area_code like :within
                    and ended_at is null
                order by length(area_code), id
                limit 1
                """)
            .param("name", name)
            .param("within", within.value() + "%")
            .query(Long.class).optional().map(OrganisationId::new);
    }

    Optional<OrganisationId> byKey(RequestKey key) {
        return jdbc.sql("""
                select id
                from organisation.organisation
                where request_key = :key
                """)
            .param("key", key.value())
            .query(Long.class).optional().map(OrganisationId::new);
    }

    /** Empty when the key was used, or the area has an organisation of this name. */
    Optional<OrganisationId> insert(OrganisationData data, RequestKey key, Instant now) {
        return jdbc.sql("""
                insert into organisation.organisation (kind, name, area_code, parent_id, phone, request_key, created_at)
                values (:kind, :name, :area, :parent, :phone, :key, :now)
                on conflict do nothing
                returning id
                """)
            .param("kind", data.kind().name())
            .param("name", data.name())
            .param("area", data.area().value())
            .param("parent", data.parent() == null ? null : data.parent().value())
            .param("phone", data.phone())
            .param("key", key.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(Long.class).optional().map(OrganisationId::new);
    }

    /** Another existing organisation of this name in exactly this area. */
    boolean nameTaken(OrganisationData data, OrganisationId except) {
        return jdbc.sql("""
                select exists (
                    select
                    from organisation.organisation
                    where area_code = :area
                        and name = :name
                        and ended_at is null
                        and id <> :except
                )
                """)
            .param("area", data.area().value())
            .param("name", data.name())
            .param("except", except.value())
            .query(Boolean.class).single();
    }

    /** Returns false when it was changed since {@code version}, or is over. */
    boolean update(OrganisationId id, int version, OrganisationData data) {
        return jdbc.sql("""
                update organisation.organisation
                set kind = :kind,
                    name = :name,
                    area_code = :area,
                    parent_id = :parent,
                    phone = :phone,
                    version = version + 1
                where id = :id
                    and version = :version
                    and ended_at is null
                """)
            .param("kind", data.kind().name())
            .param("name", data.name())
            .param("area", data.area().value())
            .param("parent", data.parent() == null ? null : data.parent().value())
            .param("phone", data.phone())
            .param("id", id.value())
            .param("version", version)
            .update() == 1;
    }

    boolean end(OrganisationId id, Instant now) {
        return jdbc.sql("""
                update organisation.organisation
                set ended_at = :now,
                    version = version + 1
                where id = :id
                    and ended_at is null
                """)
            .param("id", id.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update() == 1;
    }
}
