package org.minsheng.household.internal.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.Residence;
import org.minsheng.household.internal.Relation;
import org.minsheng.people.IdentityNumber;
import org.minsheng.people.PersonDetails;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PhoneNumber;

/**
 * Makes families up, always the same ones. Serials of their identity numbers begin with 9 and their phones with
 * 1990000, so that nobody takes them for people who live.
 */
final class DemoFamilies {

    /** Somebody of a family, in at most one care group. */
    record Someone(PersonDetails details, Relation relation, @Nullable String careGroup) {
    }

    /** A household behind a door. */
    record Family(AreaCode door, Residence residence, List<Someone> people) {
    }

    /** Phones below are for tests and for the people of the demo who are named in texts. */
    private static final int FIRST_PHONE = 1_000;
    private static final int MOST_PHONES = 9_000;
    private static final String[] OLD = {"living-alone", "elderly", "chronic-illness"};
    private static final String[] GROWN = {"veteran", "party-member", "low-income", "disabled"};

    private final Random random = new Random(2133);
    private final Set<String> given = new HashSet<>();
    private int phones;
    private int serials;

    /** One behind each door; all together {@code people}, of one to seven each. */
    List<Family> behind(List<AreaCode> doors, int people) {
        var families = new ArrayList<Family>();
        int left = people;
        for (int at = 0; at < doors.size(); at++) {
            int after = doors.size() - at - 1;
            // Nudged towards what is left, so that the sum is met without a crowd behind the last door.
            int nudged = size() + Integer.signum(Math.round((left * 10f) / (after + 1)) - 35) * random.nextInt(2);
            int size = Math.clamp(nudged, Math.max(1, left - after * 7), Math.min(7, left - after));
            families.add(family(doors.get(at), size));
            left -= families.getLast().people().size();
        }
        return families;
    }

    private int size() {
        int dice = random.nextInt(100);
        return dice < 9 ? 1 : dice < 26 ? 2 : dice < 51 ? 3 : dice < 75 ? 4 : dice < 90 ? 5 : dice < 97 ? 6 : 7;
    }

    Family family(AreaCode door, int size) {
        int dice = random.nextInt(100);
        var residence = dice < 72 ? Residence.OWNER : dice < 86 ? Residence.TENANT : dice < 94 ? Residence.ABSENT
            : dice < 99 ? Residence.FLOATING : Residence.COLLECTIVE;
        var people = new ArrayList<Someone>();
        var surname = DemoNames.surname(random.nextInt(1000));
        int age = size == 1 ? 30 + random.nextInt(60) : 32 + random.nextInt(35);
        boolean man = random.nextInt(10) < 7;
        people.add(someone(door, surname, man, age, Relation.HEAD, size == 1));
        for (int at = 1; at < size; at++) {
            people.add(switch (at) {
                case 1 -> someone(door, DemoNames.surname(random.nextInt(1000)), !man, age - 3 + random.nextInt(6),
                    Relation.SPOUSE, false);
                case 2, 3 -> someone(door, surname, random.nextBoolean(), Math.max(0, age - 26 - random.nextInt(8)),
                    Relation.CHILD, false);
                case 4, 5 -> someone(door, at == 4 ? surname : DemoNames.surname(random.nextInt(1000)), at == 4,
                    Math.min(96, age + 23 + random.nextInt(5)), Relation.PARENT, false);
                default -> someone(door, surname, random.nextBoolean(), Math.max(0, age - 52), Relation.GRANDCHILD,
                    false);
            });
        }
        return new Family(door, residence, people);
    }

    private Someone someone(AreaCode door, String surname, boolean man, int age, Relation relation, boolean alone) {
        var born = LocalDate.of(2026 - age, 1, 1).plusDays(random.nextInt(300));
        var number = number(door.county(), born, man);
        boolean none = phones >= MOST_PHONES || age < 12 || age > 85 || random.nextInt(10) < 3;
        var phone = none ? null : new PhoneNumber("1990000%04d".formatted(FIRST_PHONE + phones++));
        var name = surname + DemoNames.given(man, random.nextInt(1000));
        return new Someone(new PersonDetails(name, number, phone, born, number.sex()), relation, group(age, alone));
    }

    private @Nullable String group(int age, boolean alone) {
        int dice = random.nextInt(100);
        if (age >= 60 && alone) {
            return OLD[0];
        }
        if (age >= 80) {
            return OLD[1];
        }
        if (age < 3) {
            return "infant";
        }
        if (age < 15) {
            return dice < 8 ? "left-behind-child" : null;
        }
        return age >= 60 && dice < 10 ? OLD[2] : dice < 9 ? GROWN[dice % GROWN.length] : dice == 9 && age < 40
            ? "pregnant" : null;
    }

    private IdentityNumber number(AreaCode county, LocalDate born, boolean man) {
        var digits = "";
        do {
            digits = county.value() + born.toString().replace("-", "") + (900 + serials++ % 50 * 2 + (man ? 1 : 0));
        } while (!given.add(digits));
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            sum += (digits.charAt(at) - '0') * (1 << (digits.length() - at)) % 11;
        }
        return new IdentityNumber(digits + "10X98765432".charAt(sum % 11));
    }
}
