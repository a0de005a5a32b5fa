package org.minsheng.appeal.internal.rates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.Sight.Lens;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the sums of the three rates, and the appeals behind each figure. */
@Component
public class RateBook {

    /** What the rates are told apart by. */
    public enum By { AREA, ORGANISATION, KIND, MONTH }

    /** A figure that opens the appeals behind it. */
    public enum Figure {
        VALID("valid > 0"), IN_TIME("in_time > 0"), LATE("valid > in_time"), ASKED("asked > 0"), SOLVED("solved > 0"),
        UNSOLVED("asked > solved"), RATED("rated > 0"), SATISFIED("satisfied > 0"), UNSATISFIED("rated > satisfied"),
        SECOND("second > 0"), EXCLUDED("excluded > 0");

        private final String condition;

        Figure(String condition) {
            this.condition = condition;
        }
    }

    /** @param key an area's code, an organisation's number, a kind or a month, as text */
    public record Row(String key, long valid, long inTime, long asked, long solved, long rated, long satisfied,
                      long second, long excluded) {
    }

    /** What is asked for; months inclusive, by their first day. */
    public record Question(Lens lens, LocalDate from, LocalDate until, @Nullable AreaCode area,
                           @Nullable OrganisationId organisation, @Nullable AppealKind kind) {
    }

    /** One appeal behind a figure. */
    public record Behind(long appeal, String number, String title, AppealKind kind, AreaCode place,
                         AppealState state, Verdict verdict, @Nullable OrganisationId organisation) {
    }

    private final JdbcClient jdbc;

    RateBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of their keys. */
    Slice<Row> rows(Question question, By by, String after, int size) {
        var where = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        narrow(question, where, values);
        values.put("digits", digits(question));
        var key = switch (by) {
            case AREA -> "substr(area, 1, :digits) collate \"C\"";
            case ORGANISATION -> "organisation::text collate \"C\"";
            case KIND -> "kind collate \"C\"";
            case MONTH -> "month::text collate \"C\"";
        };
        values.put("after", after);
        values.put("size", size + 1);
        var rows = jdbc.sql("""
                select %s as key, sum(valid) as valid, sum(in_time) as in_time, sum(asked) as asked,
                    sum(solved) as solved,
                    sum(rated) as rated, sum(satisfied) as satisfied, sum(second) as second, sum(excluded) as excluded
                from appeal.rate
                where %s and %s > :after collate "C"
                group by 1
                having sum(valid) + sum(asked) + sum(excluded) > 0
                order by 1
                limit :size
                """.formatted(key, String.join("\n    and ", where), key))
            .params(values)
            .query(RateBook::row)
            .list();
        return Slice.of(rows, size, Row::key);
    }

    /** Of everything asked for, however many rows it comes in. */
    Row total(Question question) {
        var where = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        narrow(question, where, values);
        return jdbc.sql("""
                select '' as key, coalesce(sum(valid), 0) as valid, coalesce(sum(in_time), 0) as in_time,
                    coalesce(sum(asked), 0) as asked,
                    coalesce(sum(solved), 0) as solved, coalesce(sum(rated), 0) as rated,
                    coalesce(sum(satisfied), 0) as satisfied,
                    coalesce(sum(second), 0) as second, coalesce(sum(excluded), 0) as excluded
                from appeal.rate
                where %s
                """.formatted(String.join("\n    and ", where)))
            .params(values)
            .query(RateBook::row)
            .single();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(row.getString("key"), row.getLong("valid"), row.getLong("in_time"),
            row.getLong("asked"), row.getLong("solved"), row.getLong("rated"), row.getLong("satisfied"),
            row.getLong("second"), row.getLong("excluded"));
    }

    /** Newest first. */
    Slice<Behind> behind(Question question, Figure figure, @Nullable String after, int size) {
        var where = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        narrow(question, where, values);
        where.add(figure.condition);
        where.add("fact.appeal < :after");
        values.put("after", after != null && after.matches("\\d{1,18}") ? Long.parseLong(after) : Long.MAX_VALUE);
        values.put("size", size + 1);
        var rows = jdbc.sql("""
                with found as (
                    select appeal, organisation as responsible
                    from appeal.fact
                    where %s
                    order by appeal desc
                    limit :size
                )
                select appeal.id, number, title, kind, place_code, state, verdict, responsible
                from found
                join appeal.appeal on appeal.id = found.appeal
                order by appeal.id desc
                """.formatted(String.join("\n    and ", where)))
            .params(values)
            .query((row, n) -> new Behind(row.getLong("id"), row.getString("number"), row.getString("title"),
                AppealKind.valueOf(row.getString("kind")), new AreaCode(row.getString("place_code")),
                AppealState.valueOf(row.getString("state")), Verdict.valueOf(row.getString("verdict")),
                row.getLong("responsible") == 0 ? null : new OrganisationId(row.getLong("responsible"))))
            .list();
        return Slice.of(rows, size, row -> Long.toString(row.appeal()));
    }

    /** One rung below what is looked at. */
    private static int digits(Question question) {
        int shown = question.area() != null ? question.area().value().length()
            : question.lens() instanceof Lens.Area(var area) ? area.value().length() : 4;
        return shown < 6 ? 6 : shown == 6 ? 9 : 12;
    }

    private static void narrow(Question question, List<String> where, Map<String, Object> values) {
        switch (question.lens()) {
            case Lens.Area(var area) -> within(area, "lens", where, values);
            case Lens.Organisation(var organisation) -> {
                where.add("organisation = :own");
                values.put("own", organisation.value());
            }
        }
        where.add("month between :from and :until");
        values.put("from", question.from());
        values.put("until", question.until());
        if (question.area() != null) {
            within(question.area(), "chosen", where, values);
        }
        if (question.organisation() != null) {
            where.add("organisation = :organisation");
            values.put("organisation", question.organisation().value());
        }
        if (question.kind() != null) {
            where.add("kind = :kind");
            values.put("kind", question.kind().name());
        }
    }

    /** Areas are counted down to the community; a compound sees its community's. */
    private static void within(AreaCode area, String name, List<String> where, Map<String, Object> values) {
        var code = area.value().substring(0, Math.min(12, area.value().length()));
        values.put(name, code);
        if (code.length() >= 6) {
            where.add("county = substr(:" + name + ", 1, 6)");
        } else {
            where.add("county like :" + name + " || '%'");
        }
        if (code.length() > 6) {
            where.add("area like :" + name + " || '%'");
        }
    }
}
