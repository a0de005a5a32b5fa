package org.minsheng.appeal.internal.watching;

import java.time.Instant;
import java.util.List;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.internal.filing.FilingStatement;
import org.minsheng.shared.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who watches which appeal. */
@Component
public class WatchBook {

    private final JdbcClient jdbc;

    WatchBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Longest first, at most 200. */
    public List<AccountId> watchers(AppealId appeal) {
        return jdbc.sql("select account from appeal.watch where appeal = :appeal order by since limit 200")
            .param("appeal", appeal.value())
            .query(Long.class)
            .list().stream().map(AccountId::new).toList();
    }

    /** What somebody watches, newest first. */
    public List<AppealId> watched(AccountId account, int most) {
        return jdbc.sql("select appeal from appeal.watch where account = :account order by appeal desc limit :most")
            .param("account", account.value())
            .param("most", most)
            .query(Long.class)
            .list().stream().map(AppealId::new).toList();
    }

    /** Those who watch it, without the one who took the step. */
    List<AccountId> toldOf(long step, AppealId appeal) {
        return jdbc.sql("""
                select account
                from appeal.watch
                where appeal = :appeal
                    and 'account:' || account is distinct from (select actor from appeal.step where id = :step)
                limit 200
                """)
            .param("appeal", appeal.value())
            .param("step", step)
            .query(Long.class)
            .list().stream().map(AccountId::new).toList();
    }

    boolean add(AppealId appeal, AccountId account, Instant now) {
        return jdbc.sql("""
                insert into appeal.watch (appeal, account, since)
                values (:appeal, :account, :now)
                on conflict do nothing
                """)
            .param("appeal", appeal.value())
            .param("account", account.value())
            .param("now", FilingStatement.time(now))
            .update() == 1;
    }

    boolean remove(AppealId appeal, AccountId account) {
        return jdbc.sql("delete from appeal.watch where appeal = :appeal and account = :account")
            .param("appeal", appeal.value())
            .param("account", account.value())
            .update() == 1;
    }
}
