package org.minsheng.points.internal.claim;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.points.internal.HolderId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The claims. */
@Repository
public class ClaimBook {

    /**
     * A claim about to be written; {@code verifiedBy} and {@code publicUntil} are there when it is verified already.
     */
    public record NewClaim(RequestKey key, HolderId member, AreaCode community, long kind, @Nullable Long deed,
                           String title, String note, int minutes, LocalDate doneOn, int points, @Nullable Long filedBy,
                           String filedByName, String verifiedBy, String verifiedByName,
                           @Nullable Instant publicUntil) {
    }

    private final JdbcClient jdbc;

    ClaimBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Claim> find(long id) {
        return jdbc.sql("select * from points.claim where id = :id").param("id", id).query(Claim::of).optional();
    }

    Optional<Claim> hold(long id) {
        return jdbc.sql("select * from points.claim where id = :id for no key update").param("id", id)
            .query(Claim::of).optional();
    }

    /** The claims of these deeds; always in the order of their numbers. */
    List<Claim> holdOfDeeds(Collection<Long> deeds) {
        return jdbc.sql("select * from points.claim where deed = any(:deeds) order by id for no key update")
            .param("deeds", deeds.toArray(Long[]::new))
            .query(Claim::of).list();
    }

    public Optional<Claim> byKey(RequestKey key) {
        return jdbc.sql("select * from points.claim where request_key = :key").param("key", key.value())
            .query(Claim::of).optional();
    }

    /** Empty when the key or the deed is there already. */
    public Optional<Long> add(NewClaim claim, Instant now) {
        boolean verified = claim.publicUntil() != null;
        return jdbc.sql("""
                insert into points.claim (request_key, member, community, kind, deed, title, note, minutes, done_on,
                    state, points, filed_at, filed_by,
                    filed_by_name, verified_at, verified_by, verified_by_name, public_until)
                values (:key, :member, :community, :kind, :deed::bigint, :title, :note, :minutes, :doneOn, :state,
                    :points, :now, :filedBy::bigint,
                    :filedByName, :verifiedAt::timestamptz, :verifiedBy, :verifiedByName, :until::timestamptz)
                on conflict do nothing
                returning id
                """)
            .param("key", claim.key().value())
            .param("member", claim.member().value())
            .param("community", claim.community().value())
            .param("kind", claim.kind())
            .param("deed", claim.deed())
            .param("title", claim.title())
            .param("note", claim.note())
            .param("minutes", claim.minutes())
            .param("doneOn", claim.doneOn())
            .param("state", (verified ? ClaimState.PUBLICISED : ClaimState.CLAIMED).name())
            .param("points", claim.points())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("filedBy", claim.filedBy())
            .param("filedByName", claim.filedByName())
            .param("verifiedAt", verified ? now.atOffset(ZoneOffset.UTC) : null)
            .param("verifiedBy", claim.verifiedBy())
            .param("verifiedByName", claim.verifiedByName())
            .param("until", claim.publicUntil() == null ? null : claim.publicUntil().atOffset(ZoneOffset.UTC))
            .query(Long.class).optional();
    }

    /** What a person has got or will get for a kind of deed within some days, this claim left out. */
    int counted(HolderId member, String code, LocalDate from, LocalDate until, long without) {
        return jdbc.sql("""
                select coalesce(sum(claim.points), 0)
                from points.claim
                join points.kind on kind.id = claim.kind
                where claim.member = :member
                    and kind.code = :code
                    and claim.state in ('PUBLICISED', 'CREDITED')
                    and claim.done_on >= :from
                    and claim.done_on < :until
                    and claim.id <> :without
                """)
            .param("member", member.value())
            .param("code", code)
            .param("from", from)
            .param("until", until)
            .param("without", without)
            .query(Integer.class).single();
    }

    /** Within which days what somebody got for a kind of deed is counted. */
    record Counting(HolderId member, String code, LocalDate from, LocalDate until) {
    }

    /** The same for many, in their order. */
    List<Integer> counted(List<Counting> asked) {
        return jdbc.sql("""
                select coalesce((
                    select sum(claim.points)
                    from points.claim
                    join points.kind on kind.id = claim.kind
                    where claim.member = asked.member
                        and kind.code = asked.code
                        and claim.state in ('PUBLICISED', 'CREDITED')
                        and claim.done_on >= asked.begins
                        and claim.done_on < asked.ends), 0)
                from unnest(:members::bigint[], :codes::text[], :begins::date[],
                    :ends::date[]) with ordinality as asked (member, code, begins, ends, n)
                order by n
                """)
            .param("members", asked.stream().map(one -> one.member().value()).toArray(Long[]::new))
            .param("codes", asked.stream().map(Counting::code).toArray(String[]::new))
            .param("begins", asked.stream().map(one -> one.from().toString()).toArray(String[]::new))
            .param("ends", asked.stream().map(one -> one.until().toString()).toArray(String[]::new))
            .query(Integer.class).list();
    }

    /** Those of deeds that are there already are left out; gives the new ones. */
    List<Long> addVerified(List<NewClaim> claims, Instant now) {
        return jdbc.sql("""
                insert into points.claim (request_key, member, community, kind, deed, title, minutes, done_on, state,
                    points, filed_at, verified_at, verified_by, public_until)
                select key, member, community, kind, deed, title, minutes, done_on, 'PUBLICISED', points, :now, :now,
                    verified_by, public_until
                from unnest(:keys::uuid[], :members::bigint[], :communities::text[], :kinds::bigint[], :deeds::bigint[],
                    :titles::text[], :minutes::int[],
                    :days::date[], :points::int[], :by::text[], :untils::timestamptz[]) with ordinality
                    as told (key, member, community, kind, deed, title, minutes, done_on, points, verified_by,
                        public_until, n)
                order by n
                on conflict do nothing
                returning id
                """)
            .param("keys", claims.stream().map(claim -> claim.key().toString()).toArray(String[]::new))
            .param("members", claims.stream().map(claim -> claim.member().value()).toArray(Long[]::new))
            .param("communities", claims.stream().map(claim -> claim.community().value()).toArray(String[]::new))
            .param("kinds", claims.stream().map(NewClaim::kind).toArray(Long[]::new))
            .param("deeds", claims.stream().map(NewClaim::deed).toArray(Long[]::new))
            .param("titles", claims.stream().map(NewClaim::title).toArray(String[]::new))
            .param("minutes", claims.stream().map(NewClaim::minutes).toArray(Integer[]::new))
            .param("days", claims.stream().map(claim -> claim.doneOn().toString()).toArray(String[]::new))
            .param("points", claims.stream().map(NewClaim::points).toArray(Integer[]::new))
            .param("by", claims.stream().map(NewClaim::verifiedBy).toArray(String[]::new))
            .param("untils", claims.stream().map(claim -> Objects.requireNonNull(claim.publicUntil()).toString())
                .toArray(String[]::new))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(Long.class).list();
    }

    void verified(Claim claim, int points, String by, String byName, Instant until, Instant now) {
        jdbc.sql("""
                update points.claim
                set state = 'PUBLICISED', points = :points, verified_at = :now, verified_by = :by,
                    verified_by_name = :byName, public_until = :until, version = version + 1
                where id = :id
                """)
            .param("points", points)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("by", by)
            .param("byName", byName)
            .param("until", until.atOffset(ZoneOffset.UTC))
            .param("id", claim.id())
            .update();
    }

    void credited(long id, HolderId to, Instant now) {
        jdbc.sql("""
                update points.claim
                set state = 'CREDITED', credited_at = :now, credited_to = :to, version = version + 1
                where id = :id
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("to", to.value())
            .param("id", id)
            .update();
    }

    void ended(long id, ClaimState state, String byName, String reason, Instant now) {
        ended(Map.of(id, 0), state, byName, reason, now);
    }

    /** @param missing by claim what could not be taken back any more */
    void ended(Map<Long, Integer> missing, ClaimState state, String byName, String reason, Instant now) {
        jdbc.sql("""
                update points.claim
                set state = :state, ended_at = :now, ended_by_name = :byName, reason = :reason, missing = told.missing,
                    version = version + 1
                from unnest(:ids::bigint[], :missing::int[]) as told (id, missing)
                where claim.id = told.id
                """)
            .param("state", state.name())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("byName", byName)
            .param("reason", reason)
            .param("ids", missing.keySet().toArray(Long[]::new))
            .param("missing", missing.values().toArray(Integer[]::new))
            .update();
    }

    /** Whose window is over and about which nobody's objection is open. */
    List<Long> due(Instant now, int limit) {
        return jdbc.sql("""
                select id
                from points.claim
                where state = 'PUBLICISED'
                    and public_until <= :now
                    and not exists (select from points.objection where claim = claim.id and settled_at is null)
                order by public_until, id
                limit :limit
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("limit", limit)
            .query(Long.class).list();
    }

    public Slice<Claim> ofMember(HolderId member, @Nullable Long before, int size) {
        var rows = jdbc.sql("""
                select *
                from points.claim
                where member = :member
                    and id < :before
                order by id desc
                limit :limit
                """)
            .param("member", member.value())
            .param("before", before == null ? Long.MAX_VALUE : before)
            .param("limit", size + 1)
            .query(Claim::of).list();
        return Slice.of(rows, size, claim -> Long.toString(claim.id()));
    }

    /** What everybody may see now: verified and not yet credited, the earliest first. */
    public Slice<Claim> publicised(AreaCode area, @Nullable Long after, int size) {
        var rows = jdbc.sql("""
                select *
                from points.claim
                where state = 'PUBLICISED'
                    and community >= :area
                    and community < :area || 'x'
                    and id > :after
                order by id
                limit :limit
                """)
            .param("area", area.value())
            .param("after", after == null ? 0 : after)
            .param("limit", size + 1)
            .query(Claim::of).list();
        return Slice.of(rows, size, claim -> Long.toString(claim.id()));
    }

    /** Credited lately, for the public page. */
    public List<Claim> creditedLately(AreaCode area, Instant since, int limit) {
        return jdbc.sql("""
                select *
                from points.claim
                where community >= :area
                    and community < :area || 'x'
                    and state = 'CREDITED'
                    and credited_at >= :since
                order by credited_at desc
                limit :limit
                """)
            .param("area", area.value())
            .param("since", since.atOffset(ZoneOffset.UTC))
            .param("limit", limit)
            .query(Claim::of).list();
    }

    /**
     * @param only a state's name, {@code OBJECTED} or {@code MISSING}, or empty for all; what waits comes oldest first
     */
    public Slice<Claim> list(Collection<AreaCode> areas, String only, @Nullable Long cursor, int size) {
        boolean oldestFirst = only.equals("CLAIMED") || only.equals("OBJECTED");
        var which = switch (only) {
            case "" -> "";
            case "OBJECTED" ->
                "and exists (select from points.objection where claim = claim.id and settled_at is null)";
            case "MISSING" -> "and missing > 0";
            default -> "and state = '" + ClaimState.valueOf(only) + "'";
        };
        var rows = jdbc.sql("""
                select *
                from points.claim
                where claim.community like any(:within::text[])
                """ + which + (oldestFirst ? " and id > :at order by id" : " and id < :at order by id desc")
            + " limit :limit")
            .param("within", areas.stream().map(area -> area.value() + "%").toArray(String[]::new))
            .param("at", cursor == null ? oldestFirst ? 0 : Long.MAX_VALUE : cursor)
            .param("limit", size + 1)
            .query(Claim::of).list();
        return Slice.of(rows, size, claim -> Long.toString(claim.id()));
    }

    /** Counts that open their lists. */
    public record Figures(long waiting, long publicised, long objected, long missing) {
    }

    public Figures figures(Collection<AreaCode> areas) {
        return jdbc.sql("""
                select (select count(*) from points.claim where state = 'CLAIMED'
                    and claim.community like any(:within::text[])) as waiting,
                    (select count(*) from points.claim where state = 'PUBLICISED'
                        and claim.community like any(:within::text[])) as publicised,
                    (select count(distinct claim.id)
                        from points.objection
                        join points.claim on claim.id = objection.claim
                        where objection.settled_at is null
                            and claim.community like any(:within::text[])) as objected,
                    (select count(*) from points.claim where missing > 0
                        and claim.community like any(:within::text[])) as missing
                """)
            .param("within", areas.stream().map(area -> area.value() + "%").toArray(String[]::new))
            .query(Figures.class).single();
    }
}
