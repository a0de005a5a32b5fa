package org.minsheng.household.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.HouseholdId;
import org.minsheng.shared.PersonId;

/** Somebody who lives in a household, or did. */
public record MemberRow(long id, HouseholdId household, PersonId person, Relation relation, @Nullable PersonId guardian,
                        Came came,
                        LocalDate since, @Nullable LocalDate until, @Nullable Gone gone) {

    static final String COLUMNS = "id, household, person, relation, guardian, came, since, until, gone\n";

    static MemberRow of(ResultSet row, int number) throws SQLException {
        long guardian = row.getLong("guardian");
        var guarded = row.wasNull() ? null : new PersonId(guardian);
        var gone = row.getString("gone");
        return new MemberRow(row.getLong("id"), new HouseholdId(row.getLong("household")),
            new PersonId(row.getLong("person")),
            Relation.valueOf(row.getString("relation")), guarded, Came.valueOf(row.getString("came")),
            row.getObject("since", LocalDate.class), row.getObject("until", LocalDate.class), gone == null ? null
            : Gone.valueOf(gone));
    }
}
