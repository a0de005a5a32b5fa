package org.minsheng.points.internal;

import java.time.ZoneOffset;
import java.util.List;
import org.minsheng.people.PersonErased;
import org.minsheng.points.internal.Ledger.Entry;
import org.minsheng.points.internal.Ledger.Line;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The ledger stays, as accounts have to; it forgets whose it was, and what was still there leaves by an entry. */
@Component
class FollowingErasure {

    private final Holders holders;
    private final Ledger ledger;
    private final JdbcClient jdbc;

    FollowingErasure(Holders holders, Ledger ledger, JdbcClient jdbc) {
        this.holders = holders;
        this.ledger = ledger;
        this.jdbc = jdbc;
    }

    @EventListener
    void on(PersonErased erased) {
        var own = holders.ofPerson(erased.person()).orElse(null);
        if (own == null) {
            return;
        }
        var at = erased.at().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                select points.release(id, 'CANCELLED', :now)
                from points.reservation
                where member = :member and state = 'OPEN'
                order by id
                """)
            .param("now", at).param("member", own.id().value()).query(Boolean.class).list();
        int left = holders.hold(List.of(own.id())).getFirst().balance();
        if (left > 0) {
            ledger.write(Viewer.SYSTEM, new Entry(EntryKind.CLOSURE, RequestKey.fresh(), own.area().county(),
                "holder:" + own.id().value(), "", List.of(Line.holder(own.id(), null, -left), Line.expiry(left))),
                erased.at());
        }
        jdbc.sql("""
                update points.claim
                set note = '', state = case when state in ('CLAIMED', 'PUBLICISED') then 'WITHDRAWN' else state end,
                    ended_at = case when state in ('CLAIMED', 'PUBLICISED') then :now else ended_at end,
                    version = version + 1
                where member = :member
                """)
            .param("now", at).param("member", own.id().value()).update();
        jdbc.sql("update points.holder set person = null where id = :id").param("id", own.id().value()).update();
    }
}
