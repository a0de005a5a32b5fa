package org.minsheng.appeal.internal.clock;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Wishes for more time and what was decided. */
@Component
class ExtensionBook {

    private final JdbcClient jdbc;

    ExtensionBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Latest first, at most 20. */
    List<Extension> of(AppealId appeal) {
        return jdbc.sql("select * from appeal.extension where appeal = :appeal order by id desc limit 20")
            .param("appeal", appeal.value())
            .query(Extension::of)
            .list();
    }

    Optional<Extension> byId(long id) {
        return jdbc.sql("select * from appeal.extension where id = :id for update").param("id", id)
            .query(Extension::of).optional();
    }

    /** Undecided ones within an area, oldest first; of one tier, or null for all. */
    List<Extension> waiting(AreaCode area, @Nullable Tier tier, long after, int size) {
        return jdbc.sql("""
                select *
                from appeal.extension
                where state = 'ASKED'
                    and county like substr(:area, 1, 6) || '%'
                    and place_code like :area || '%'
                    and (:tier::text is null or tier = :tier)
                    and id > :after
                order by id
                limit :size
                """)
            .param("area", area.value())
            .param("tier", tier == null ? null : tier.name())
            .param("after", after)
            .param("size", size)
            .query(Extension::of)
            .list();
    }

    /** False when this request was sent before, or when another wish is waiting. */
    boolean ask(Viewer viewer, Appeal appeal, RequestKey key, Tier tier, String reason, int days,
                Instant decideBy, Instant now) {
        var holder = appeal.work().holderOrg();
        return jdbc.sql("""
                insert into appeal.extension (request_key, appeal, round, county, place_code, tier, asked_at, asked_by,
                    asked_by_name, asked_org, reason, days, due_before, decide_by)
                values (:key, :appeal, :round, :county, :place, :tier, :now, :by, :byName, :org, :reason, :days, :due,
                    :decideBy)
                on conflict do nothing
                """)
            .param("key", key.value())
            .param("appeal", appeal.id().value())
            .param("round", appeal.work().round())
            .param("county", appeal.said().place().county().value())
            .param("place", appeal.said().place().value())
            .param("tier", tier.name())
            .param("now", time(now))
            .param("by", viewer.actor())
            .param("byName", viewer.name())
            .param("org", holder == null ? null : holder.value())
            .param("reason", reason)
            .param("days", days)
            .param("due", time(appeal.work().dueAt()))
            .param("decideBy", time(decideBy))
            .update() == 1;
    }

    /** Wishes of a county that should have been decided by now, oldest first. */
    List<Long> undecided(AreaCode county, Instant now, int most) {
        return jdbc.sql("""
                select id
                from appeal.extension
                where county = :county and state = 'ASKED' and decide_by <= :now
                order by id
                limit :most
                """)
            .param("county", county.value())
            .param("now", time(now))
            .param("most", most)
            .query(Long.class)
            .list();
    }

    void pass(Extension wish, Tier tier, Instant decideBy) {
        jdbc.sql("update appeal.extension set tier = :tier, decide_by = :decideBy where id = :id and state = 'ASKED'")
            .param("tier", tier.name())
            .param("decideBy", time(decideBy))
            .param("id", wish.id())
            .update();
    }

    /** Undecided ones within an area, whoever decides; counted no further than 1,000. */
    long count(AreaCode area, @Nullable Tier tier) {
        return jdbc.sql("""
                select count(*)
                from (
                    select
                    from appeal.extension
                    where state = 'ASKED'
                        and county like substr(:area, 1, 6) || '%'
                        and place_code like :area || '%'
                        and (:tier::text is null or tier = :tier)
                    limit 1000
                ) as waiting
                """)
            .param("area", area.value())
            .param("tier", tier == null ? null : tier.name())
            .query(Long.class)
            .single();
    }

    void decide(Viewer viewer, Extension wish, String decision, @Nullable Integer granted,
                @Nullable Instant due, Instant now) {
        jdbc.sql("""
                update appeal.extension
                set state = :state, decided_at = :now, decided_by = :by, decided_by_name = :byName,
                    decision = :decision, granted_days = :granted::int, due_after = :due::timestamptz
                where id = :id and state = 'ASKED'
                """)
            .param("state", granted == null ? "DENIED" : "GRANTED")
            .param("now", time(now))
            .param("by", viewer.actor())
            .param("byName", viewer.name())
            .param("decision", decision)
            .param("granted", granted)
            .param("due", due == null ? null : time(due))
            .param("id", wish.id())
            .update();
    }

    /** False when somebody else changed the appeal meanwhile. */
    boolean move(Appeal appeal, Instant due, @Nullable Instant pauseDue) {
        return jdbc.sql("""
                update appeal.appeal
                set due_at = :due, pause_due_at = :pauseDue::timestamptz, extensions = extensions + 1,
                    version = version + 1
                where id = :id and version = :version
                """)
            .param("due", time(due))
            .param("pauseDue", pauseDue == null ? null : time(pauseDue))
            .param("id", appeal.id().value())
            .param("version", appeal.version())
            .update() == 1;
    }

    /** An entry of the history that leaves the state as it is. */
    void tell(Viewer viewer, Appeal appeal, AppealAction action, String note, Instant due, Instant now) {
        var post = appeal.work().holderPost();
        var holder = appeal.work().holderOrg();
        jdbc.sql("""
                insert into appeal.step (appeal, at, action, from_state, to_state, from_tier, to_tier, actor,
                    actor_name, holder_post, holder_org, due_at, note)
                values (:appeal, :now, :action, :state, :state, :tier, :tier, :actor, :actorName, :post::bigint,
                    :holder::bigint, :due, :note)
                """)
            .param("appeal", appeal.id().value())
            .param("now", time(now))
            .param("action", action.name())
            .param("state", appeal.work().state().name())
            .param("tier", appeal.work().tier().name())
            .param("actor", viewer.actor())
            .param("actorName", viewer.name())
            .param("post", post == null ? null : post.value())
            .param("holder", holder == null ? null : holder.value())
            .param("due", time(due))
            .param("note", note)
            .update();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
