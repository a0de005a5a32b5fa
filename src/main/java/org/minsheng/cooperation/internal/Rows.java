package org.minsheng.cooperation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;

/** Reads columns that may be empty. */
public final class Rows {

    private Rows() {
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    public static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    public static @Nullable OrganisationId organisation(ResultSet row, String column) throws SQLException {
        var value = number(row, column);
        return value == null ? null : new OrganisationId(value);
    }

    public static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
        var value = number(row, column);
        return value == null ? null : new PersonId(value);
    }

    public static @Nullable Long id(@Nullable OrganisationId unit) {
        return unit == null ? null : unit.value();
    }

    public static @Nullable Long id(@Nullable PersonId person) {
        return person == null ? null : person.value();
    }

    /** What a cursor of ids says; the beginning for anything else. */
    public static long after(String typed) {
        return typed.matches("\\d{1,18}") ? Long.parseLong(typed) : Long.MAX_VALUE;
    }
}
