package org.minsheng.grid.internal.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.minsheng.grid.Answerable;
import org.minsheng.grid.Duty;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.PersonId;

/** One line of a roster: who answers, or answered, for what. */
public record Holder(long id, Ground ground, Answerable who) {

    public static final String COLUMNS = """
        answerable.id, answerable.duty, answerable.grid, answerable.unit, answerable.zone, answerable.person,
            answerable.account,
        answerable.name, answerable.contact, answerable.body, answerable.full_time, answerable.since, answerable.until
        """;

    /**
     * The order in which those who answer are named: the party first, whoever works full time before others, then the
     * longest.
     */
    static final String ORDER = """
        array_position(array['PARTY_GROUP', 'GRID_WORKER', 'UNIT_HEAD', 'ZONE_LEAD'], answerable.duty),
            not answerable.full_time,
        answerable.since, answerable.id
        """;

    public static Holder of(ResultSet row, int number) throws SQLException {
        var duty = Duty.valueOf(row.getString("duty"));
        var kind = Ground.Kind.of(duty);
        long account = row.getLong("account");
        var signIn = row.wasNull() ? null : new AccountId(account);
        var until = row.getObject("until", OffsetDateTime.class);
        return new Holder(row.getLong("id"), new Ground(kind, row.getLong(kind.column())),
            new Answerable(duty, new PersonId(row.getLong("person")), signIn, row.getString("name"),
            row.getString("contact"),
                row.getString("body"), row.getBoolean("full_time"), row.getObject("since", OffsetDateTime.class)
                .toInstant(),
                until == null ? null : until.toInstant()));
    }

    public boolean isOver() {
        return who.until() != null;
    }

    public String path() {
        return "/console/holders/" + id;
    }
}
