package org.minsheng.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** An identity number says birth date and sex, and a slip of the pen is noticed. */
class IdentityNumberTests {

    private static final String CHECKS = "10X98765432";

    /** Made by the rule of the standard (ISO 7064, mod 11-2): the weight of a place is a power of two. */
    static String number(String division, LocalDate born, int serial) {
        var digits = division + born.format(DateTimeFormatter.BASIC_ISO_DATE) + String.format("%03d", serial);
        int sum = 0;
        for (int place = 0; place < 17; place++) {
            sum += (digits.charAt(place) - '0') * ((1 << (17 - place)) % 11);
        }
        return digits + CHECKS.charAt(sum % 11);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs().between(LocalDate.of(1900, 1, 1).toEpochDay(),
            LocalDate.of(2099, 12, 31).toEpochDay()).map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<String> numbers() {
        return Combinators.combine(Arbitraries.integers().between(110000, 659999), days(),
            Arbitraries.integers().between(0, 999))
            .as((division, born, serial) -> number(Integer.toString(division), born, serial));
    }

    @Property(tries = 500)
    void it_says_the_birth_date_and_the_sex(@ForAll("days") LocalDate born, @ForAll @IntRange(max = 999) int serial) {
        var number = new IdentityNumber(number("520327", born, serial));
        assertThat(number.born()).isEqualTo(born);
        assertThat(number.sex()).isEqualTo(serial % 2 == 1 ? Sex.MALE : Sex.FEMALE);
    }

    @Property(tries = 500)
    void one_wrong_digit_is_noticed(@ForAll("numbers") String number, @ForAll @IntRange(max = 16) int place,
        @ForAll @IntRange(min = 1, max = 9) int by) {
        var digit = (char) ('0' + (number.charAt(place) - '0' + by) % 10);
        var wrong = number.substring(0, place) + digit + number.substring(place + 1);
        assertThatIllegalArgumentException().isThrownBy(() -> new IdentityNumber(wrong));
    }

    @Property(tries = 500)
    void two_digits_exchanged_are_noticed(@ForAll("numbers") String number, @ForAll @IntRange(max = 15) int place) {
        if (number.charAt(place) != number.charAt(place + 1)) {
            var wrong = number.substring(0, place) + number.charAt(place + 1) + number.charAt(place)
                + number.substring(place + 2);
            assertThatIllegalArgumentException().isThrownBy(() -> new IdentityNumber(wrong));
        }
    }

    @Property(tries = 200)
    void it_never_shows_itself(@ForAll("numbers") String number) {
        var masked = new IdentityNumber(number).toString();
        assertThat(masked).hasSize(18).doesNotContain(number.substring(6, 14));
    }

    @Test
    void what_the_number_says_counts_more_than_what_was_told() {
        var number = new IdentityNumber(number("520327", LocalDate.of(1950, 3, 1), 2));
        var details = new PersonDetails(" 田桂花 ", number, null, LocalDate.of(1999, 9, 9), Sex.MALE);
        assertThat(details.born()).isEqualTo(LocalDate.of(1950, 3, 1));
        assertThat(details.sex()).isEqualTo(Sex.FEMALE);
        assertThat(details.name()).isEqualTo("田桂花");
        assertThat(details.toString()).doesNotContain("田");
    }
}
