package org.minsheng.visit.internal.field;

import java.util.List;
import org.minsheng.account.Accounts;
import org.minsheng.shared.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes the owner from phones whose sign-in belongs to nobody any more: of people who were erased before phones were
 * kept with their person. Whoever is erased today is forgotten at once.
 */
@Component
class ForgettingClosed {

    private final JdbcClient jdbc;
    private final Accounts accounts;

    ForgettingClosed(JdbcClient jdbc, Accounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    /** @return how many phones were forgotten */
    int forget() {
        var owners = jdbc.sql("select distinct account from visit.device where owner <> '' and person is null")
            .query(Long.class).list().stream().map(AccountId::new).toList();
        var names = accounts.names(owners);
        var closed = owners.stream().filter(owner -> names.getOrDefault(owner, "").isEmpty()).map(AccountId::value)
            .toList();
        return closed.isEmpty() ? 0 : forget(closed);
    }

    private int forget(List<Long> closed) {
        return jdbc.sql("""
                update visit.device
                set owner = '', key = null, wiped_at = coalesce(wiped_at, now())
                where account = any(:accounts)
                    and owner <> ''
                    and person is null
                """)
            .param("accounts", closed.toArray(Long[]::new))
            .update();
    }
}
