package org.minsheng.points.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.HouseholdId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;

/**
 * An account of points.
 *
 * @param area the household's door or the person's community
 * @param card ten digits, the last of which checks the others
 * @param token opens the keeper's page when it is scanned
 * @param held reserved in the shop
 */
public record Holder(HolderId id, Kind kind, @Nullable HouseholdId household, @Nullable PersonId person,
                     AreaCode area, String card, String token, int balance, int held) {

    /** Whose: a household's, or a person's who lives in none. */
    public enum Kind { HOUSEHOLD, PERSON }

    /** What can be spent. */
    public int free() {
        return balance - held;
    }

    /** The community's code, twelve digits, as far as it is known. */
    public AreaCode community() {
        var community = area.at(AreaCode.Level.COMMUNITY);
        return community == null ? area : community;
    }

    static Holder of(ResultSet row, int number) throws SQLException {
        var household = row.getObject("household", Long.class);
        var person = row.getObject("person", Long.class);
        return new Holder(new HolderId(row.getLong("id")), Kind.valueOf(row.getString("kind")),
            household == null ? null : new HouseholdId(household), person == null ? null : new PersonId(person),
            new AreaCode(row.getString("area")), row.getString("card"), row.getString("token"),
            row.getInt("balance"), row.getInt("held"));
    }
}
