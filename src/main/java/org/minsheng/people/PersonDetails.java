package org.minsheng.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.PhoneNumber;

/**
 * What a person or a community tells about somebody. The identity number says birth date and sex itself.
 *
 * @param name empty when not told
 */
public record PersonDetails(String name, @Nullable IdentityNumber number,
                            @Nullable PhoneNumber phone, @Nullable LocalDate born, @Nullable Sex sex) {

    public PersonDetails {
        name = name.strip();
        born = number == null ? born : number.born();
        sex = number == null ? sex : number.sex();
    }

    /** Never in the clear, not even in a log. */
    @Override
    public String toString() {
        return "PersonDetails";
    }
}
