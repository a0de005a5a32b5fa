package org.minsheng.people.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.minsheng.people.MaskedPerson;
import org.minsheng.people.Persons.Field;
import org.minsheng.shared.PersonId;

/** A row of {@code people.person}. */
@SuppressWarnings("ArrayRecordComponent")
record PersonRow(MaskedPerson masked, byte @Nullable [] name, byte @Nullable [] phone, byte @Nullable [] identity,
                 byte @Nullable [] born, int version, Instant createdAt, @Nullable Instant erasedAt) {

    static final String COLUMNS = """
        id, masked_name, masked_phone, masked_identity, masked_birth, name_sealed,
        coalesce(phone_sealed, phone_shared) as phone_sealed,
            identity_sealed, born_sealed, version, created_at, erased_at
        """;

    static PersonRow of(ResultSet row, int number) throws SQLException {
        return new PersonRow(maskedOf(row, number), row.getBytes("name_sealed"), row.getBytes("phone_sealed"),
            row.getBytes("identity_sealed"), row.getBytes("born_sealed"), row.getInt("version"),
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            instant(row.getObject("erased_at", OffsetDateTime.class)));
    }

    static MaskedPerson maskedOf(ResultSet row, int number) throws SQLException {
        return new MaskedPerson(new PersonId(row.getLong("id")), row.getString("masked_name"),
            row.getString("masked_phone"), row.getString("masked_identity"), row.getString("masked_birth"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    byte @Nullable [] sealed(Field field) {
        return switch (field) {
            case NAME -> name;
            case PHONE -> phone;
            case IDENTITY_NUMBER -> identity;
            case BIRTH -> born;
        };
    }
}
