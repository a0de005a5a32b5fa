package org.minsheng.cooperation.internal.order;

import java.util.List;
import org.minsheng.people.HeldRecords;
import org.minsheng.people.PersonErased;
import org.minsheng.shared.PersonId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What leads from orders and whistles to a person who is erased goes; that something was done stays. */
@Component
class ForgettingOrderer implements HeldRecords {

    private final JdbcClient jdbc;

    ForgettingOrderer(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(PersonErased erased) {
        jdbc.sql("""
                update cooperation.service_order
                set person = null, place = community, place_detail = '', text = '', orderer_name = '', rating_text = '',
                    publish = false,
                    published_at = null, published_title = '', published_text = '', published_photos = '{}',
                    version = version + 1
                where person = :person
                """)
            .param("person", erased.person().value()).update();
        jdbc.sql("""
                update cooperation.service_order
                set member = null, member_name = '', version = version + 1
                where member = :person
                """)
            .param("person", erased.person().value()).update();
        jdbc.sql("update cooperation.order_step set member = null where member = :person")
            .param("person", erased.person().value()).update();
        jdbc.sql("""
                update cooperation.responder
                set person = null, name = '', longitude = null, latitude = null, reported_by_name = '',
                    version = version + 1
                where person = :person
                """)
            .param("person", erased.person().value()).update();
    }

    @Override
    public int order() {
        return 60;
    }

    private record Counts(long ordered, long served) {
    }

    @Override
    public List<Held> of(PersonId person) {
        var counts = jdbc.sql("""
                select (select count(*) from cooperation.service_order where person = :person) as ordered,
                    (select count(*) from cooperation.service_order where member = :person)
                        + (select count(*) from cooperation.responder where person = :person) as served
                """)
            .param("person", person.value()).query(Counts.class).single();
        return List.of(new Held("cooperation.held.ordered", counts.ordered(),
            "cooperation.held.ordered.why", Fate.UNLINKED),
            new Held("cooperation.held.served", counts.served(), "cooperation.held.served.why", Fate.UNLINKED));
    }
}
