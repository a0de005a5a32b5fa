package org.minsheng.household.internal;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.minsheng.people.IdentityNumber;
import org.minsheng.people.PersonDetails;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;

/** People of the tests: each has numbers of the own that nobody else has. */
final class Town {

    private static final String CHECKS = "10X98765432";

    private Town() {
    }

    static Viewer staff(Role role, String area) {
        return new Viewer(new AccountId(9_000_001), "王永芳", null,
            List.of(new Grant(role, new OrganisationId(1), new AreaCode(area))));
    }

    static Viewer resident(PersonId person) {
        return new Viewer(new AccountId(9_000_002), "138****0000", person, List.of());
    }

    static IdentityNumber number(LocalDate born) {
        var digits = "52" + String.format("%04d", ThreadLocalRandom.current().nextInt(10_000))
            + born.format(DateTimeFormatter.BASIC_ISO_DATE)
            + String.format("%03d", ThreadLocalRandom.current().nextInt(1_000));
        int sum = 0;
        for (int place = 0; place < 17; place++) {
            sum += (digits.charAt(place) - '0') * ((1 << (17 - place)) % 11);
        }
        return new IdentityNumber(digits + CHECKS.charAt(sum % 11));
    }

    static PhoneNumber phone() {
        return new PhoneNumber("19" + String.format("%09d", ThreadLocalRandom.current().nextInt(1_000_000_000)));
    }

    static PersonDetails person(String name, LocalDate born) {
        return new PersonDetails(name, number(born), phone(), null, null);
    }
}
