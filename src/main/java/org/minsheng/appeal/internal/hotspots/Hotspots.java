package org.minsheng.appeal.internal.hotspots;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes hot spots and their work log. */
@Component
public class Hotspots {

    /** One line of the work log. */
    public record Entry(Instant at, String actorName, String text) {
    }

    /** An appeal that belongs to a hot spot. */
    public record Linked(String number, String title, org.minsheng.appeal.AppealState state,
                         Instant filedAt, boolean guessed) {
    }

    /**
     * A matter that is said more than it used to be.
     *
     * @param guessed how many of them no desk has sorted yet
     * @param communities in how many communities it is said
     */
    public record Rising(String matter, int said, int guessed, double usual, int communities, Instant foundAt) {
    }

    private final JdbcClient jdbc;

    Hotspots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Overdue ones first, then open ones, then the most unusual; at most 100. */
    List<Hotspot> in(AreaCode area, Instant now) {
        return jdbc.sql("""
                select *
                from appeal.hotspot
                where area like :area || '%'
                order by state = 'CLOSED', due_at < :now desc nulls last, said - usual desc, id desc
                limit 100
                """)
            .param("area", prefix(area))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(Hotspot::of)
            .list();
    }

    /** Every task that is not ended, at most 2,000. */
    List<Hotspot> open() {
        return jdbc.sql("select * from appeal.hotspot where state <> 'CLOSED' order by id limit 2000")
            .query(Hotspot::of).list();
    }

    /** Tasks of an area that nobody has taken on or that are overdue; counted no further than 1,000. */
    long waiting(AreaCode area, Instant now) {
        return jdbc.sql("""
                select count(*)
                from (
                    select
                    from appeal.hotspot
                    where county like substr(:area, 1, 6) || '%' and area like :area || '%' and state <> 'CLOSED'
                        and (due_at < :now or owner is null and owner_org is null)
                    limit 1000
                ) as waiting
                """)
            .param("area", prefix(area))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(Long.class)
            .single();
    }

    /** Those that somebody has, or that wait for somebody of the organisations; the ones due first, at most so many. */
    List<Hotspot> of(AccountId account, Collection<OrganisationId> organisations, int most) {
        return jdbc.sql("""
                select *
                from appeal.hotspot
                where state <> 'CLOSED'
                    and (owner = :account or owner is null and owner_org = any(:organisations::bigint[]))
                order by due_at, id
                limit :most
                """)
            .param("account", account.value())
            .param("organisations", organisations.stream().map(OrganisationId::value).toArray(Long[]::new))
            .param("most", most)
            .query(Hotspot::of)
            .list();
    }

    void give(long id, @Nullable AccountId owner, @Nullable OrganisationId organisation, String name, Instant due) {
        jdbc.sql("""
                update appeal.hotspot
                set owner = :owner::bigint, owner_org = :organisation::bigint, owner_name = :name, due_at = :due,
                    state = 'OPEN', accepted_at = null
                where id = :id and state <> 'CLOSED'
                """)
            .param("id", id)
            .param("owner", owner == null ? null : owner.value())
            .param("organisation", organisation == null ? null : organisation.value())
            .param("name", name)
            .param("due", due.atOffset(ZoneOffset.UTC))
            .update();
    }

    /** False when it was told before. */
    boolean overdue(long id, Instant now) {
        return jdbc.sql("update appeal.hotspot set overdue_at = :now where id = :id and overdue_at is null")
            .param("id", id)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update() == 1;
    }

    Optional<Hotspot> byId(long id) {
        return jdbc.sql("select * from appeal.hotspot where id = :id").param("id", id).query(Hotspot::of).optional();
    }

    List<Entry> log(long id) {
        return jdbc.sql("""
                select at, actor_name, text
                from appeal.hotspot_entry
                where hotspot = :id
                order by id
                limit 200
                """)
            .param("id", id)
            .query((row, n) -> new Entry(row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor_name"), row.getString("text")))
            .list();
    }

    /** What made it hot, newest first, at most 50. */
    List<Linked> linked(Hotspot hotspot) {
        return hotspot.lead() == null ? linked(hotspot.area(), hotspot.matter(), hotspot.foundAt())
            : gathered(hotspot.id());
    }

    private List<Linked> gathered(long id) {
        return jdbc.sql("""
                select appeal.number, appeal.title, appeal.state, appeal.filed_at, false as guessed
                from appeal.hotspot_appeal
                join appeal.appeal on appeal.id = hotspot_appeal.appeal
                where hotspot = :id
                order by appeal.id desc
                limit 50
                """)
            .param("id", id)
            .query(Hotspots::linked)
            .list();
    }

    private static Linked linked(ResultSet row, int index) throws SQLException {
        return new Linked(row.getString("number"), row.getString("title"),
            org.minsheng.appeal.AppealState.valueOf(row.getString("state")),
            row.getObject("filed_at", OffsetDateTime.class).toInstant(), row.getBoolean("guessed"));
    }

    /**
     * What was said of a matter within an area in the seven days before, newest first, at most 50; those that no desk
     * sorted yet by their guess.
     */
    List<Linked> linked(AreaCode area, String matter, Instant until) {
        return jdbc.sql("""
                select appeal.number, appeal.title, appeal.state, appeal.filed_at, appeal.matter is null as guessed
                from appeal.appeal
                left join appeal.guess on guess.appeal = appeal.id
                where appeal.community like :area || '%' and coalesce(appeal.matter, guess.matter) = :matter
                    and appeal.filed_at >= :from and appeal.filed_at <= :until
                    and appeal.state not in ('WITHDRAWN', 'REFUSED')
                order by appeal.id desc
                limit 50
                """)
            .param("area", prefix(area))
            .param("matter", matter)
            .param("from", until.minus(Duration.ofDays(7)).atOffset(ZoneOffset.UTC))
            .param("until", until.atOffset(ZoneOffset.UTC))
            .query(Hotspots::linked)
            .list();
    }

    /** What grows within an area, the most unusual first, at most 20; what is said less than usual is left out. */
    List<Rising> rising(AreaCode area) {
        return jdbc.sql("""
                select matter, sum(said)::int as said, sum(guessed)::int as guessed, sum(usual) as usual,
                    count(*)::int as communities, max(found_at) as found_at
                from appeal.rising
                where county like substr(:area, 1, 6) || '%' and area like :area || '%'
                group by matter
                having sum(said) >= 2 and sum(said) > sum(usual)
                order by (sum(said) - sum(usual)) / sqrt(greatest(sum(usual), 0.5)) desc, matter
                limit 20
                """)
            .param("area", prefix(area))
            .query((row, n) -> new Rising(row.getString("matter"), row.getInt("said"),
                row.getInt("guessed"), row.getDouble("usual"), row.getInt("communities"),
                row.getObject("found_at", OffsetDateTime.class).toInstant()))
            .list();
    }

    private static String prefix(AreaCode area) {
        return area.value().substring(0, Math.min(12, area.value().length()));
    }

    /** False when somebody was first. */
    boolean accept(long id, Viewer viewer, Instant now) {
        var account = viewer.account();
        return jdbc.sql("""
                update appeal.hotspot
                set state = 'ACCEPTED', owner = :owner::bigint, owner_name = :name, accepted_at = :now
                where id = :id and state = 'OPEN'
                """)
            .param("id", id)
            .param("owner", account == null ? null : account.value())
            .param("name", viewer.name())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update() == 1;
    }

    boolean close(long id, String result, Instant now) {
        return jdbc.sql("""
                update appeal.hotspot
                set state = 'CLOSED', result = :result, closed_at = :now
                where id = :id and state = 'ACCEPTED'
                """)
            .param("id", id)
            .param("result", result)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update() == 1;
    }

    /** False when the same request came before. */
    boolean write(long id, RequestKey key, Viewer viewer, String text, Instant now) {
        return jdbc.sql("""
                insert into appeal.hotspot_entry (hotspot, request_key, at, actor_name, text)
                values (:id, :key, :now, :name, :text)
                on conflict do nothing
                """)
            .param("id", id)
            .param("key", key.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("name", viewer.name())
            .param("text", text)
            .update() == 1;
    }
}
