package org.minsheng.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Everything kept about one person in the clear, for that person alone (PIPL art. 45); empty texts where nothing is
 * known.
 */
public record OwnData(String name, String phone, String identityNumber, @Nullable LocalDate born, @Nullable Sex sex) {

    @Override
    public String toString() {
        return "OwnData";
    }
}
