package org.minsheng.people;

import org.minsheng.shared.PersonId;

/** A person as screens may show one: 王**, 138****5678, 1950-**-**; empty texts where nothing is known. */
public record MaskedPerson(PersonId id, String name, String phone, String identityNumber, String birth) {

    public String of(Persons.Field field) {
        return switch (field) {
            case NAME -> name;
            case PHONE -> phone;
            case IDENTITY_NUMBER -> identityNumber;
            case BIRTH -> birth;
        };
    }
}
