package org.minsheng.appeal.internal.console;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.minsheng.account.AuditedThings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An appeal is called by its number where the auditor reads of it. */
@Component
class AuditedAppeals implements AuditedThings {

    private final JdbcClient jdbc;

    AuditedAppeals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "appeal";
    }

    @Override
    public Map<String, String> names(Collection<String> ids, Locale locale) {
        Map<String, String> numbers = new HashMap<>();
        jdbc.sql("select id, number from appeal.appeal where id = any(:ids)")
            .param("ids", ids.stream().filter(id -> id.matches("\\d{1,18}")).map(Long::valueOf).toArray(Long[]::new))
            .query(row -> {
                numbers.put(row.getString("id"), row.getString("number"));
            });
        return numbers;
    }

    @Override
    public Set<String> called(String words) {
        return jdbc.sql("select id::text from appeal.appeal where number = :words")
            .param("words", words)
            .query(String.class).set();
    }
}
