package org.minsheng.appeal.internal.flags;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.filing.FilingStatement;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rules and marks as they are kept. */
@Component
public class FlagBook {

    private static final int MOST = 100;
    private static final String FLAGS = """
        select flag.*, number, title, flag_rule.name as rule_name
        from appeal.flag
        join appeal.flag_rule on flag_rule.id = flag.rule
        join appeal.appeal on appeal.id = flag.appeal
        """;

    private final JdbcClient jdbc;

    FlagBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What somebody wrote. */
    record Wish(String county, String name, List<String> words, @Nullable Integer count,
                @Nullable Integer days, int reviewDays) {
    }

    /** Those in force, at most 100; of one county, or of all when it is empty. */
    List<FlagRule> rules(String county) {
        return jdbc.sql("""
                select *
                from appeal.flag_rule
                where ended_at is null and (:county = '' or county = :county)
                order by county, id
                limit :most
                """)
            .param("county", county)
            .param("most", MOST)
            .query((row, n) -> new FlagRule(row.getLong("id"), row.getString("county"), row.getString("name"),
                Arrays.asList((String[]) row.getArray("words").getArray()), row.getObject("count", Integer.class),
                row.getObject("days", Integer.class), row.getInt("review_days")))
            .list();
    }

    boolean begin(RequestKey key, Wish wish, Instant now) {
        return jdbc.sql("""
                insert into appeal.flag_rule (request_key, county, name, words, count, days, review_days, begun_at)
                values (:key, :county, :name, :words::text[], :count, :days, :review, :now)
                on conflict do nothing
                """)
            .param("key", key.value())
            .param("county", wish.county())
            .param("name", wish.name())
            .param("words", wish.words().toArray(String[]::new))
            .param("count", wish.count(), Types.INTEGER)
            .param("days", wish.days(), Types.INTEGER)
            .param("review", wish.reviewDays())
            .param("now", FilingStatement.time(now))
            .update() == 1;
    }

    boolean end(long rule, Instant now) {
        return jdbc.sql("update appeal.flag_rule set ended_at = :now where id = :id and ended_at is null")
            .param("id", rule)
            .param("now", FilingStatement.time(now))
            .update() == 1;
    }

    /** How many a person filed since a moment, counted up to 1,000. */
    int filed(PersonId person, AppealId upTo, Instant since) {
        return jdbc.sql("""
                select count(*)
                from (
                    select
                    from appeal.appeal
                    where reporter = :person and id <= :upTo and filed_at >= :since
                    limit 1000
                ) as filed
                """)
            .param("person", person.value())
            .param("upTo", upTo.value())
            .param("since", FilingStatement.time(since))
            .query(Integer.class)
            .single();
    }

    void mark(AppealId appeal, AreaCode place, FlagRule rule, String reason, Instant now, LocalDate review) {
        jdbc.sql("""
                insert into appeal.flag (appeal, rule, place_code, reason, at, review_on)
                values (:appeal, :rule, :place, :reason, :now, :review)
                on conflict do nothing
                """)
            .param("appeal", appeal.value())
            .param("rule", rule.id())
            .param("place", place.value())
            .param("reason", reason)
            .param("now", FilingStatement.time(now))
            .param("review", review)
            .update();
    }

    public boolean isMarked(AppealId appeal) {
        return jdbc.sql("select exists (select from appeal.flag where appeal = :appeal and removed_at is null)")
            .param("appeal", appeal.value())
            .query(Boolean.class)
            .single();
    }

    /** At most 100: a matter is marked once by each rule. */
    List<Flag> of(AppealId appeal) {
        return jdbc.sql(FLAGS + """
                where removed_at is null and flag.appeal = :appeal
                order by review_on, flag.id
                limit :most
                """)
            .param("appeal", appeal.value())
            .param("most", MOST)
            .query(FlagBook::row)
            .list();
    }

    /** To be reviewed first. */
    Slice<Flag> within(List<AreaCode> areas, String after, int size) {
        boolean paged = after.matches("\\d{4}-\\d{2}-\\d{2}_\\d{1,18}");
        var rows = jdbc.sql(FLAGS + """
                where removed_at is null
                    and flag.place_code like any(:areas::text[])
                    and (review_on, flag.id) > (:day::date, :id)
                order by review_on, flag.id
                limit :size
                """)
            .param("areas", areas.stream().map(area -> area.value() + "%").toArray(String[]::new))
            .param("day", paged ? after.substring(0, 10) : "-infinity")
            .param("id", paged ? Long.parseLong(after.substring(11)) : 0)
            .param("size", size + 1)
            .query(FlagBook::row)
            .list();
        return Slice.of(rows, size, flag -> flag.reviewOn() + "_" + flag.id());
    }

    /** The mark and where it is. */
    record Placed(Flag flag, AreaCode place, int reviewDays) {
    }

    Optional<Placed> find(long id) {
        return jdbc.sql("""
                select flag.*, number, title, flag_rule.name as rule_name, flag_rule.review_days
                from appeal.flag
                join appeal.flag_rule on flag_rule.id = flag.rule
                join appeal.appeal on appeal.id = flag.appeal
                where flag.id = :id and removed_at is null
                """)
            .param("id", id)
            .query((row, n) -> new Placed(row(row, n), new AreaCode(row.getString("place_code")),
                row.getInt("review_days")))
            .optional();
    }

    boolean remove(long id, String by, String because, Instant now) {
        return jdbc.sql("""
                update appeal.flag
                set removed_at = :now, removed_by = :by, removed_because = :because
                where id = :id and removed_at is null
                """)
            .param("id", id)
            .param("by", by)
            .param("because", because)
            .param("now", FilingStatement.time(now))
            .update() == 1;
    }

    boolean putOff(long id, LocalDate until) {
        return jdbc.sql("update appeal.flag set review_on = :until where id = :id and removed_at is null")
            .param("id", id)
            .param("until", until)
            .update() == 1;
    }

    private static Flag row(ResultSet row, int index) throws SQLException {
        return new Flag(row.getLong("id"), row.getString("number"), row.getString("title"), row.getString("rule_name"),
            row.getString("reason"), Appeal.instantOf(row, "at"), row.getObject("review_on", LocalDate.class));
    }
}
