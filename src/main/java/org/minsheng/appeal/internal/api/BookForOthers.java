package org.minsheng.appeal.internal.api;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.PublicAppeal;
import org.minsheng.appeal.PublicFilter;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.filing.FilingStatement;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Many appeals at once, and what the public sees of them. */
@Component
class BookForOthers {

    private final JdbcClient jdbc;

    BookForOthers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    List<Appeal> byNumbers(Collection<String> numbers) {
        return jdbc.sql("select * from appeal.appeal where number = any(:numbers) order by id desc limit 1000")
            .param("numbers", numbers.toArray(String[]::new))
            .query(Appeal::of)
            .list();
    }

    /** Those of the appeals that one of the organisations ever held. */
    Set<AppealId> held(Collection<OrganisationId> organisations, Collection<AppealId> appeals) {
        if (appeals.isEmpty()) {
            return Set.of();
        }
        return jdbc.sql("""
                select appeal
                from appeal.party
                where organisation = any(:organisations::bigint[]) and appeal = any(:appeals::bigint[])
                """)
            .param("organisations", organisations.stream().map(OrganisationId::value).toArray(Long[]::new))
            .param("appeals", appeals.stream().map(AppealId::value).toArray(Long[]::new))
            .query(Long.class)
            .stream()
            .map(AppealId::new)
            .collect(Collectors.toSet());
    }

    /** The tracking token of what this system itself filed. */
    Optional<String> trackingOf(Viewer filer, String number) {
        return jdbc.sql("select tracking from appeal.appeal where number = :number and filed_by = :actor")
            .param("number", number)
            .param("actor", filer.actor())
            .query(String.class)
            .optional();
    }

    /** What was published cannot have been filed later, so the index of the wall bounds the search. */
    List<PublicAppeal> published(PublicFilter filter) {
        return jdbc.sql("""
                select number, public_title, public_answer, coalesce(community, town, county) as community, matter,
                    verdict, filed_at, due_at, closed_at, holder_org
                from appeal.appeal
                where published_at >= :from
                    and county = any(:counties)
                    and filed_at >= :from
                    and filed_at < :until
                    and (cardinality(:numbers::text[]) = 0 or number = any(:numbers))
                    and (cardinality(:matters::text[]) = 0 or matter = any(:matters)
                        or split_part(matter, '.', 1) = any(:matters))
                order by published_at desc, id desc
                limit :most
                """)
            .param("from", FilingStatement.time(filter.from()))
            .param("until", FilingStatement.time(filter.until()))
            .param("counties", filter.counties().stream().map(AreaCode::value).toArray(String[]::new))
            .param("numbers", filter.numbers().toArray(String[]::new))
            .param("matters", filter.matters().toArray(String[]::new))
            .param("most", filter.most())
            .query(BookForOthers::published)
            .list();
    }

    private static PublicAppeal published(ResultSet row, int index) throws SQLException {
        var holder = row.getObject("holder_org", Long.class);
        return new PublicAppeal(row.getString("number"), row.getString("public_title"), row.getString("public_answer"),
            new AreaCode(row.getString("community")), row.getString("matter"),
            Verdict.valueOf(row.getString("verdict")), instant(row, "filed_at"), instant(row, "due_at"),
            instant(row, "closed_at"), holder == null ? null : new OrganisationId(holder));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
