package org.minsheng.cooperation.internal.order;

import org.minsheng.shared.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What counties have set. */
@Repository
class OrderRuleBook {

    private final JdbcClient jdbc;

    OrderRuleBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    OrderRule of(AreaCode county) {
        return jdbc.sql("""
                select accept_hours, done_days, confirm_days, version
                from cooperation.order_rule
                where county = :county
                """)
            .param("county", county.value()).query(OrderRule.class).optional().orElse(OrderRule.USUAL);
    }

    boolean set(AreaCode county, OrderRule rule) {
        return jdbc.sql("""
                insert into cooperation.order_rule (county, accept_hours, done_days, confirm_days, version)
                values (:county, :accept, :done, :confirm, 1)
                on conflict (county) do update
                set accept_hours = excluded.accept_hours, done_days = excluded.done_days,
                    confirm_days = excluded.confirm_days, version = order_rule.version + 1
                where order_rule.version = :version
                """)
            .param("county", county.value()).param("accept", rule.acceptHours()).param("done", rule.doneDays())
            .param("confirm", rule.confirmDays())
            .param("version", rule.version()).update() == 1;
    }
}
