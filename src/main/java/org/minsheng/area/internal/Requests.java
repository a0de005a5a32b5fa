package org.minsheng.area.internal;

import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Makes a repeat of a creating request harmless. */
@Repository
class Requests {

    private final JdbcClient jdbc;

    Requests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first one's answer when this is a repeat; a first one that is still running is waited for. */
    Outcome.@Nullable Done repeated(RequestKey key) {
        int mine = jdbc.sql("insert into area.request (key, answer) values (:key, '') on conflict do nothing")
            .param("key", key.value())
            .update();
        if (mine == 1) {
            return null;
        }
        var answer = jdbc.sql("select answer from area.request where key = :key")
            .param("key", key.value())
            .query(String.class)
            .single();
        int blank = answer.indexOf(' ');
        return new Outcome.Done(new AreaCode(answer.substring(0, blank)),
            Integer.parseInt(answer.substring(blank + 1)));
    }

    Outcome.Done done(RequestKey key, Outcome.Done done) {
        jdbc.sql("update area.request set answer = :answer where key = :key")
            .param("answer", done.place() + " " + done.count())
            .param("key", key.value())
            .update();
        return done;
    }

    /** A refusal leaves nothing behind, so that the same form may be sent again when it is mended. */
    static Outcome.Refused refused(String key, Object... args) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new Outcome.Refused(key, args);
    }
}
