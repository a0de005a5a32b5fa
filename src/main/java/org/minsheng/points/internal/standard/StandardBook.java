package org.minsheng.points.internal.standard;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The standards and their kinds. */
@Repository
public class StandardBook {

    /** What is typed into a draft for one kind. */
    public record KindTerms(String code, String name, @Nullable String deed, int points, Kind.Per per,
                            @Nullable Integer capPoints, Kind.@Nullable Period capPeriod,
                     boolean claimable, boolean proof) {
    }

    private final JdbcClient jdbc;

    StandardBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Standard> find(long id) {
        return jdbc.sql("select * from points.standard where id = :id").param("id", id).query(Standard::of).optional();
    }

    /** What is in force at a place: the latest version of the narrowest area that has one. */
    public Optional<Standard> inForce(AreaCode place) {
        return jdbc.sql("""
                select *
                from points.standard
                where starts_with(:place, area)
                    and version is not null
                order by length(area) desc, version desc
                limit 1
                """)
            .param("place", place.value())
            .query(Standard::of).optional();
    }

    Optional<Standard> draft(AreaCode area) {
        return jdbc.sql("select * from points.standard where area = :area and version is null")
            .param("area", area.value())
            .query(Standard::of).optional();
    }

    public List<Standard> versions(AreaCode area) {
        return jdbc.sql("""
                select *
                from points.standard
                where area = :area and version is not null
                order by version desc
                limit 50
                """)
            .param("area", area.value()).query(Standard::of).list();
    }

    /** The latest version of each area that has one, and drafts beside them. */
    List<Standard> within(Collection<AreaCode> areas) {
        return jdbc.sql("""
                select distinct on (area, version is null) standard.*
                from points.standard
                where exists (
                    select
                    from unnest(:areas::text[]) mine (code)
                    where starts_with(standard.area, mine.code)
                )
                order by area, version is null, version desc
                limit 200
                """)
            .param("areas", areas.stream().map(AreaCode::value).toArray(String[]::new))
            .query(Standard::of).list();
    }

    public List<Kind> kinds(long standard) {
        return jdbc.sql("select * from points.kind where standard = :id order by position, id")
            .param("id", standard).query(Kind::of).list();
    }

    public Optional<Kind> kind(long id) {
        return jdbc.sql("select * from points.kind where id = :id").param("id", id).query(Kind::of).optional();
    }

    public Map<Long, Kind> kinds(Collection<Long> ids) {
        return jdbc.sql("select * from points.kind where id = any(:ids)")
            .param("ids", ids.stream().distinct().toArray(Long[]::new))
            .query(Kind::of).list().stream().collect(Collectors.toMap(Kind::id, Function.identity()));
    }

    /** A draft, with the kinds of what is in force there; empty when there is one already. */
    Optional<Long> begin(Viewer viewer, AreaCode area, @Nullable Standard from, Instant now) {
        var draft = jdbc.sql("""
                insert into points.standard (area, valid_years, note, made_at, made_by_name)
                values (:area, :valid, :note, :now, :byName)
                on conflict (area) where version is null do nothing
                returning id
                """)
            .param("area", area.value())
            .param("valid", from == null ? 0 : from.validYears())
            .param("note", from == null ? "" : from.note())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("byName", viewer.name())
            .query(Long.class).optional();
        if (draft.isPresent() && from != null) {
            jdbc.sql("""
                    insert into points.kind (standard, code, name, deed, points, per, cap_points, cap_period, claimable,
                        proof, position)
                    select :draft, code, name, deed, points, per, cap_points, cap_period, claimable, proof, position
                    from points.kind
                    where standard = :from
                    """)
                .param("draft", draft.get())
                .param("from", from.id())
                .update();
        }
        return draft;
    }

    /** False when somebody else changed the draft meanwhile, or it was published. */
    boolean setTerms(Standard draft, int validYears, String note) {
        return jdbc.sql("""
                update points.standard
                set valid_years = :valid, note = :note, row_version = row_version + 1
                where id = :id
                    and version is null
                    and row_version = :version
                """)
            .param("valid", validYears)
            .param("note", note)
            .param("id", draft.id())
            .param("version", draft.rowVersion())
            .update() == 1;
    }

    /** Adds the kind or, when its code is there, changes it. */
    void put(long draft, KindTerms terms) {
        jdbc.sql("""
                insert into points.kind (standard, code, name, deed, points, per, cap_points, cap_period, claimable,
                    proof, position)
                values (:draft, :code, :name, :deed, :points, :per, :capPoints::int, :capPeriod, :claimable, :proof,
                    (select coalesce(max(position), 0) + 1 from points.kind where standard = :draft))
                on conflict (standard, code) do update
                set name = excluded.name, deed = excluded.deed, points = excluded.points, per = excluded.per,
                    cap_points = excluded.cap_points,
                    cap_period = excluded.cap_period, claimable = excluded.claimable, proof = excluded.proof
                """)
            .param("draft", draft)
            .param("code", terms.code())
            .param("name", terms.name())
            .param("deed", terms.deed())
            .param("points", terms.points())
            .param("per", terms.per().name())
            .param("capPoints", terms.capPoints())
            .param("capPeriod", terms.capPeriod() == null ? null : terms.capPeriod().name())
            .param("claimable", terms.claimable())
            .param("proof", terms.proof())
            .update();
    }

    boolean remove(long draft, String code) {
        return jdbc.sql("delete from points.kind where standard = :draft and code = :code").param("draft", draft)
            .param("code", code).update() == 1;
    }

    void discard(long draft) {
        jdbc.sql("delete from points.standard where id = :draft").param("draft", draft).update();
    }

    /** The next version of its area. */
    void publish(Viewer viewer, long draft, Instant now) {
        jdbc.sql("""
                update points.standard
                set version = (select coalesce(max(earlier.version), 0) + 1 from points.standard earlier
                    where earlier.area = standard.area),
                    published_at = :now, published_by_name = :byName
                where id = :draft
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("byName", viewer.name())
            .param("draft", draft)
            .update();
    }

    /** Holds the draft against everybody else until the caller's transaction ends. */
    Optional<Standard> hold(long id) {
        return jdbc.sql("select * from points.standard where id = :id and version is null for update").param("id", id)
            .query(Standard::of).optional();
    }
}
