package org.minsheng.appeal.internal.needs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.Sight.Lens;
import org.minsheng.appeal.internal.Windows;
import org.minsheng.appeal.internal.Words;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PlannedAnew;
import org.minsheng.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the needs base, newest first, and further back only while the page is not full. */
@Component
public class NeedsBook {

    /** One matter of the needs base. */
    public record Need(AppealId id, String number, String title, String body, String answer,
                       @Nullable String matter, AreaCode place, AppealState state, Verdict verdict, Instant filedAt) {

        static Need of(ResultSet row, int index) throws SQLException {
            return new Need(new AppealId(row.getLong("id")), row.getString("number"),
                row.getString("title"), row.getString("body"), row.getString("answer"), row.getString("matter"),
                new AreaCode(row.getString("place_code")), AppealState.valueOf(row.getString("state")),
                Verdict.valueOf(row.getString("verdict")), row.getObject("filed_at", OffsetDateTime.class).toInstant());
        }
    }

    /**
     * What is asked.
     *
     * @param grams tsquery of everything that must be there, not empty
     * @param phrases what must stand exactly so in what was said or answered
     */
    record Asked(String grams, List<String> phrases) {
    }

    private final JdbcClient jdbc;
    private final PlannedAnew plannedAnew;

    NeedsBook(JdbcClient jdbc, PlannedAnew plannedAnew) {
        this.jdbc = jdbc;
        this.plannedAnew = plannedAnew;
    }

    /** @param after the cursor that the page before gave */
    Slice<Need> page(Lens lens, Asked asked, @Nullable String after, int size) {
        long newest = jdbc.sql("select coalesce(max(id), 0) + 1 from appeal.appeal").query(Long.class).single();
        long begin = after == null ? newest : Math.min(newest, number(after));
        var rows = Windows.walk(begin, size, (window, most) -> found(lens, asked, window, most));
        return Slice.of(rows, size, row -> Long.toString(row.id().value()));
    }

    private List<Need> found(Lens lens, Asked asked, Windows.Window window, int most) {
        var where = new StringBuilder("""
            grams @@ :grams::tsquery and need.appeal >= :from and need.appeal < :until
            """);
        var grams = asked.grams();
        switch (lens) {
            case Lens.Area(var area) -> grams = and(grams,
                Words.quoted(Words.ofArea(area.value().substring(0, Math.min(12, area.value().length())))));
            case Lens.Organisation(var organisation) ->
                where.append("""
                        and exists (
                            select
                            from appeal.party
                            where party.appeal = need.appeal and organisation = :organisation
                        )
                        """);
        }
        for (int n = 0; n < asked.phrases().size(); n++) {
            where.append(" and position(:phrase").append(n)
                .append(" in lower(title || ' ' || body || ' ' || place_detail || ' ' || answer)) > 0");
        }
        var statement = plannedAnew.sql("""
                with found as (
                    %s
                    order by appeal desc
                    limit :most
                )
                select id, number, title, left(body, 1500) as body, answer, matter, place_code, state, verdict, filed_at
                from found
                join appeal.appeal on appeal.id = found.appeal
                order by id desc
                """.formatted(window.hits("appeal.need"
                + (asked.phrases().isEmpty() ? "" : " join appeal.appeal on appeal.id = need.appeal"),
                where.toString())))
            .param("grams", grams)
            .param("from", window.from())
            .param("until", window.until())
            .param("most", most);
        if (lens instanceof Lens.Organisation(var organisation)) {
            statement = statement.param("organisation", organisation.value());
        }
        for (int n = 0; n < asked.phrases().size(); n++) {
            statement = statement.param("phrase" + n, asked.phrases().get(n));
        }
        return statement.query(Need::of).list();
    }

    static String and(String one, String other) {
        return one.isEmpty() ? other : other.isEmpty() ? one : one + " & " + other;
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException notOurs) {
            return Long.MAX_VALUE;
        }
    }
}
