package org.minsheng.notice.internal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.minsheng.people.HeldRecords;
import org.minsheng.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The messages that were sent to a person. */
@Component
class HeldMessages implements HeldRecords {

    private final JdbcClient jdbc;

    HeldMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<Held> of(PersonId person) {
        long sent =
            jdbc.sql("select count(*) from notice.message where recipient = :recipient and recipient like 'person:%'")
            .param("recipient", "person:" + person.value())
            .query(Long.class).single();
        long linked = jdbc.sql("select count(*) from notice.wechat_contact where person = :person")
            .param("person", person.value())
            .query(Long.class).single();
        return List.of(new Held("notice.held.messages", sent, "notice.held.messages.why", Fate.DELETED),
            new Held("notice.held.wechat", linked, "notice.held.wechat.why", Fate.DELETED));
    }

    @Override
    public Set<PersonId> among(Collection<PersonId> people) {
        return HeldRecords.among(jdbc, people, """
            exists (select from notice.message where recipient = 'person:' || asked.id and recipient like 'person:%')
                or exists (select from notice.wechat_contact where person = asked.id)
            """);
    }
}
