package org.minsheng.appeal.internal;

import java.util.List;
import java.util.Optional;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.AppealState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which appeal leads for one that was merged, and which ones were merged into one, however many hands it went through:
 * whoever withdraws a leading appeal leaves it to the oldest merged one, and the rest follow.
 */
@Component
public class Leads {

    private static final int MOST_MERGES = 10;
    private static final int MOST = 50;

    private static final String UNDER = """
        with recursive goes_on as (
            select :appeal::bigint as id, 0 as hops
            union
            select appeal.id, hops + 1
            from goes_on
            join appeal.appeal on appeal.merged_into = goes_on.id
            where hops < 10
        )
        select appeal.*
        from goes_on
        join appeal.appeal on appeal.id = goes_on.id
        where goes_on.id <> :appeal and appeal.state = 'MERGED'
        """;

    private final JdbcClient jdbc;
    private final AppealBook book;

    Leads(JdbcClient jdbc, AppealBook book) {
        this.jdbc = jdbc;
        this.book = book;
    }

    /** The appeal that goes on for this one: itself when it was not merged. */
    public Appeal of(Appeal appeal) {
        var end = appeal;
        for (int hop = 0; end.work().mergedInto() != null && hop < MOST_MERGES; hop++) {
            var next = book.byId(end.work().mergedInto()).orElse(null);
            if (next == null) {
                return end;
            }
            end = next;
        }
        return end;
    }

    /** What goes on in this one, oldest first, at most 50. */
    public List<Appeal> merged(AppealId lead) {
        return jdbc.sql(UNDER + "order by appeal.id limit :most")
            .param("appeal", lead.value())
            .param("most", MOST)
            .query(Appeal::of)
            .list();
    }

    /**
     * Which of them takes over when the leading one is withdrawn: the oldest of the same community, else the oldest.
     */
    public Optional<Appeal> heir(Appeal lead) {
        var community = lead.said().place().value();
        return jdbc.sql(UNDER + "order by community is distinct from :community, appeal.id limit 1")
            .param("appeal", lead.id().value())
            .param("community", community.substring(0, Math.min(12, community.length())))
            .query(Appeal::of)
            .optional();
    }

    /** Whoever takes care of the leading one, or watches it, does so with the one that takes over. */
    public void inherit(AppealId lead, AppealId heir) {
        jdbc.sql("""
                with watched as (
                    insert into appeal.watch (appeal, account, since)
                    select :heir, account, since
                    from appeal.watch
                    where appeal = :lead
                    on conflict do nothing
                )
                insert into appeal.assignment (appeal, organisation, account, at, given_by, given_by_name, note)
                select :heir, organisation, account, at, given_by, given_by_name, note
                from appeal.assignment
                where appeal = :lead and ended_at is null
                on conflict do nothing
                """)
            .param("lead", lead.value())
            .param("heir", heir.value())
            .update();
    }

    /** Whether those who were merged into it may say what came of it. */
    public static boolean isAnswered(Appeal lead) {
        var state = lead.work().state();
        return state == AppealState.ANSWERED || state == AppealState.CALLED_BACK || state == AppealState.CLOSED;
    }
}
