package org.minsheng.volunteer.internal.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which units have reported to which communities. */
@Repository
public class UnitBook {

    /** Where a unit's registration stands. */
    public enum UnitState {
        ASKED, CONFIRMED, REFUSED, LEFT;

        public String tone() {
            return this == ASKED ? "warn" : this == CONFIRMED ? "good" : this == REFUSED ? "bad" : "neutral";
        }
    }

    /** What a unit says of itself there. */
    public record Told(String offers, List<String> skills, String contact) {
    }

    public record Registration(long id, OrganisationId unit, String unitName, AreaCode community,
                               UnitState state, Told told, Instant askedAt, String askedByName,
                               @Nullable Instant decidedAt, String decidedByName, String reason,
                               @Nullable Instant until, int version, long members) {
    }

    private static final String SELECT = """
        select registration.*, (
            select count(*)
            from volunteer.membership
            where membership.unit = registration.unit
                and membership.state = 'CONFIRMED'
                and membership.community = registration.community) as members
        from volunteer.unit_registration as registration
        """;

    private final JdbcClient jdbc;

    UnitBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Registration> list(Collection<AreaCode> areas, Collection<OrganisationId> units,
                            UnitState state, long after, int limit) {
        return jdbc.sql(SELECT + """
                where (registration.community like any(:within) or registration.unit = any(:units))
                    and registration.state = :state
                    and registration.id > :after
                order by registration.id
                limit :limit
                """)
            .param("within", Rights.within(areas))
            .param("units", units.stream().map(OrganisationId::value).toArray(Long[]::new))
            .param("state", state.name())
            .param("after", after)
            .param("limit", limit)
            .query(UnitBook::registration).list();
    }

    long count(Collection<AreaCode> areas, Collection<OrganisationId> units, UnitState state) {
        return jdbc.sql("""
                select count(*)
                from volunteer.unit_registration
                where (community like any(:within) or unit = any(:units))
                    and state = :state
                """)
            .param("within", Rights.within(areas))
            .param("units", units.stream().map(OrganisationId::value).toArray(Long[]::new))
            .param("state", state.name())
            .query(Long.class).single();
    }

    /** Standing registrations of units whose name contains the words, the shortest names first. */
    List<Registration> named(String words, Collection<AreaCode> areas, Collection<OrganisationId> units, int limit) {
        return jdbc.sql(SELECT + """
                where (registration.community like any(:within) or registration.unit = any(:units))
                    and registration.state in ('ASKED', 'CONFIRMED')
                    and position(lower(:words) in lower(registration.unit_name)) > 0
                order by length(registration.unit_name), registration.unit_name, registration.id
                limit :limit
                """)
            .param("within", Rights.within(areas))
            .param("units", units.stream().map(OrganisationId::value).toArray(Long[]::new))
            .param("words", words)
            .param("limit", limit)
            .query(UnitBook::registration).list();
    }

    Optional<Registration> find(long id) {
        return jdbc.sql(SELECT + "where registration.id = :id").param("id", id)
            .query(UnitBook::registration).optional();
    }

    Optional<Long> byKey(RequestKey key) {
        return jdbc.sql("select id from volunteer.unit_registration where request_key = :key").param("key", key.value())
            .query(Long.class).optional();
    }

    /** Empty when the key was used, or when the unit is there already. */
    Optional<Long> ask(Viewer viewer, RequestKey key, OrganisationId unit, String unitName,
                       AreaCode community, Told told, Instant now) {
        return jdbc.sql("""
                insert into volunteer.unit_registration (request_key, unit, unit_name, community, state, offers, skills,
                    contact, asked_at, asked_by_name)
                values (:key, :unit, :unitName, :community, 'ASKED', :offers, :skills, :contact, :now, :byName)
                on conflict do nothing
                returning id
                """)
            .param("key", key.value())
            .param("unit", unit.value())
            .param("unitName", unitName)
            .param("community", community.value())
            .param("offers", told.offers())
            .param("skills", told.skills().toArray(String[]::new))
            .param("contact", told.contact())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("byName", viewer.name())
            .query(Long.class).optional();
    }

    /** @param from the state it must be in */
    boolean move(Viewer viewer, long id, int version, UnitState from, UnitState to, String reason, Instant now) {
        return jdbc.sql("""
                update volunteer.unit_registration
                set state = :to, decided_at = case when :from = 'ASKED' then :now else decided_at end,
                    decided_by_name = case when :from = 'ASKED' then :byName else decided_by_name end, reason = :reason,
                    until = case when :to = 'LEFT' then :now end, version = version + 1
                where id = :id
                    and version = :version
                    and state = :from
                """)
            .param("to", to.name())
            .param("from", from.name())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("byName", viewer.name())
            .param("reason", reason)
            .param("id", id)
            .param("version", version)
            .update() == 1;
    }

    private static Registration registration(ResultSet row, int number) throws SQLException {
        return new Registration(row.getLong("id"), new OrganisationId(row.getLong("unit")), row.getString("unit_name"),
            new AreaCode(row.getString("community")), UnitState.valueOf(row.getString("state")),
            new Told(row.getString("offers"), MembershipBook.texts(row, "skills"), row.getString("contact")),
            row.getObject("asked_at", OffsetDateTime.class).toInstant(), row.getString("asked_by_name"),
            MembershipBook.instant(row, "decided_at"), row.getString("decided_by_name"), row.getString("reason"),
            MembershipBook.instant(row, "until"), row.getInt("version"), row.getLong("members"));
    }
}
