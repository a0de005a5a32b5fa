package org.minsheng.people;

import org.jspecify.annotations.Nullable;

/**
 * A phone number and a name as the database may have them: the arguments of the published SQL function
 * {@code people.with_phone(phone_index, phone_sealed, name_sealed, masked_name, masked_phone)}, which gives the
 * person's id.
 *
 * @param nameSealed null when no name was told; bind it as {@code bytea}
 */
@SuppressWarnings("ArrayRecordComponent")
public record SealedContact(byte[] phoneIndex, byte[] phoneSealed, byte @Nullable [] nameSealed, String maskedName,
                            String maskedPhone) {
}
