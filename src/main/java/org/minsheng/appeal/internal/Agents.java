package org.minsheng.appeal.internal;

import java.util.Optional;
import org.minsheng.appeal.AppealId;
import org.minsheng.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Those who spoke for somebody else (代办). */
@Repository
public class Agents {

    private final JdbcClient jdbc;

    Agents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param told whether this person hears of each step, too */
    public record Agent(PersonId person, boolean told) {
    }

    public void add(AppealId appeal, Agent agent) {
        jdbc.sql("insert into appeal.agent (appeal, person, told) values (:appeal, :person, :told)")
            .param("appeal", appeal.value())
            .param("person", agent.person().value())
            .param("told", agent.told())
            .update();
    }

    public Optional<Agent> of(AppealId appeal) {
        return jdbc.sql("select person, told from appeal.agent where appeal = :appeal")
            .param("appeal", appeal.value())
            .query((row, number) -> new Agent(new PersonId(row.getLong("person")), row.getBoolean("told")))
            .optional();
    }
}
