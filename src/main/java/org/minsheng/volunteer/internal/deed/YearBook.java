package org.minsheng.volunteer.internal.deed;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Words of communities about units, and certificates that people took home. */
@Repository
class YearBook {

    record Word(String word, String saidBy) {
    }

    /** A certificate with whose it is and where. */
    record Issued(DeedViews.Certificate certificate, PersonId person, AreaCode area) {
    }

    private final JdbcClient jdbc;

    YearBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<AreaCode, Word> words(OrganisationId unit, int year) {
        Map<AreaCode, Word> words = new HashMap<>();
        jdbc.sql("""
                select community, word, said_by_name
                from volunteer.community_word
                where unit = :unit and year = :year
                """)
            .param("unit", unit.value()).param("year", year)
            .query(row -> {
                words.put(new AreaCode(row.getString("community")),
                    new Word(row.getString("word"), row.getString("said_by_name")));
            });
        return words;
    }

    void say(Viewer viewer, OrganisationId unit, AreaCode community, int year, String word, Instant now) {
        jdbc.sql("""
                insert into volunteer.community_word (unit, community, year, word, said_at, said_by_name)
                values (:unit, :community, :year, :word, :now, :byName)
                on conflict (unit, year, community) do update
                set word = excluded.word, said_at = excluded.said_at, said_by_name = excluded.said_by_name
                """)
            .param("unit", unit.value()).param("community", community.value()).param("year", year).param("word", word)
            .param("now", now.atOffset(ZoneOffset.UTC)).param("byName", viewer.name())
            .update();
    }

    long members(OrganisationId unit, List<AreaCode> within) {
        return jdbc.sql("""
                select count(*)
                from volunteer.membership
                where unit = :unit and state = 'CONFIRMED' and community like any(:within)
                """)
            .param("unit", unit.value()).param("within", org.minsheng.volunteer.internal.Rights.within(within))
            .query(Long.class).single();
    }

    void issue(String token, PersonId person, AreaCode area, int year, long deeds, long minutes, Instant now) {
        jdbc.sql("""
                insert into volunteer.certificate (token, person, area, year, deeds, minutes, issued_at)
                values (:token, :person, :area, :year, :deeds, :minutes, :now)
                """)
            .param("token", token).param("person", person.value()).param("area", area.value())
            .param("year", year).param("deeds", deeds)
            .param("minutes", minutes).param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    }

    List<DeedViews.Certificate> of(PersonId person) {
        return jdbc.sql("select * from volunteer.certificate where person = :person order by issued_at desc limit 20")
            .param("person", person.value()).query((row, n) -> certificate(row)).list();
    }

    Optional<Issued> find(String token) {
        return jdbc.sql("select * from volunteer.certificate where token = :token").param("token", token)
            .query((row, n) -> new Issued(certificate(row), new PersonId(row.getLong("person")),
                new AreaCode(row.getString("area")))).optional();
    }

    private static DeedViews.Certificate certificate(java.sql.ResultSet row) throws java.sql.SQLException {
        return new DeedViews.Certificate(row.getString("token"), row.getInt("year"),
            row.getInt("deeds"), row.getInt("minutes"), row.getObject("issued_at", OffsetDateTime.class).toInstant());
    }
}
