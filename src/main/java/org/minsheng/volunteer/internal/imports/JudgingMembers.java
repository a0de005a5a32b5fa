package org.minsheng.volunteer.internal.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.NamedRows.Line;
import org.minsheng.page.Staged.Judged;
import org.minsheng.people.RecognisedPerson;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Vault;
import org.minsheng.volunteer.internal.imports.MemberImport.Row;
import org.minsheng.volunteer.internal.member.Membership;
import org.minsheng.volunteer.internal.member.MembershipState;

/** Works out row by row what a sheet would do, in memory and without writing. */
final class JudgingMembers {

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_UNIT = 100;

    /**
     * What is known already.
     *
     * @param communities by the names that a sheet may use; null for a name that several have
     * @param only the community of a sheet that needs to name none, null when there are several
     * @param standing confirmed or waiting registrations by person
     * @param skills codes by their names
     */
    record Known(Map<String, @Nullable AreaCode> communities, @Nullable AreaCode only, Map<AreaCode, String> names,
                 Map<String, OrganisationId> units, Map<OrganisationId, String> unitNames,
                 Map<PersonId, Membership> standing, Map<String, String> skills) {
    }

    private final Known known;
    private final Vault vault;
    private final Set<String> seen = new HashSet<>();

    JudgingMembers(Known known, Vault vault) {
        this.known = known;
        this.vault = vault;
    }

    Row judge(Line line, RecognisedPerson person) {
        var name = line.get("name");
        var phone = phone(line.get("phone"));
        var named = SheetReader.community(line);
        var community = named.isEmpty() ? known.only() : known.communities().get(named);
        var unit = line.get("unit");
        var skills = new LinkedHashSet<String>();
        var strange = skills(line.get("skills"), skills);
        var organisation = known.units().get(unit);
        var id = person.id();
        var row = new Row(line.number(), Judged.NEW, null, id == null ? null : id.value(),
            vault.seal(name), masked(name), phone == null ? null : vault.seal(phone.digits()),
            phone == null ? "" : phone.masked(), cut(unit, LONGEST_UNIT),
            organisation == null ? null : organisation.value(), community == null ? named : community.value(),
            List.copyOf(skills), null, 0, "", List.of());
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return row.wrong("volunteer.row.name", LONGEST_NAME);
        }
        if (phone == null) {
            return row.wrong("volunteer.row.phone");
        }
        if (community == null) {
            return row.wrong(named.isEmpty() ? "volunteer.row.community-missing" : "volunteer.row.community", named);
        }
        if (strange != null) {
            return row.wrong("volunteer.row.skill", strange);
        }
        return !seen.add(id == null ? name + " " + phone.digits() : id.toString()) ? row.wrong("volunteer.row.twice")
            : compared(row, id, community);
    }

    private Row compared(Row row, @Nullable PersonId person, AreaCode community) {
        var standing = person == null ? null : known.standing().get(person);
        if (standing == null) {
            return row;
        }
        if (standing.state() == MembershipState.ASKED) {
            return row.wrong("volunteer.row.asked");
        }
        if (!standing.community().equals(community)) {
            return row.wrong("volunteer.row.elsewhere", known.names().getOrDefault(standing.community(), ""));
        }
        var before = standing.unit() == null ? standing.unitTold()
            : known.unitNames().getOrDefault(standing.unit(), "");
        // What the sheet leaves empty stays as it is.
        var unit = row.unitTold().isEmpty() ? before : row.unitTold();
        var skills = row.skills().isEmpty() ? standing.skills() : row.skills();
        boolean same = unit.equals(before) && new HashSet<>(skills).equals(new HashSet<>(standing.skills()));
        var organisation = row.unitTold().isEmpty() ? standing.unit() == null
            ? null : Long.valueOf(standing.unit().value()) : row.unit();
        return new Row(row.number(), same ? Judged.SAME : Judged.CHANGED, null, row.person(), row.nameSealed(),
            row.maskedName(), row.phoneSealed(), row.maskedPhone(), unit, organisation, row.community(), skills,
            standing.id(), standing.version(), before, standing.skills());
    }

    /** Puts the codes in; @return the first word that is no skill, null when each is one */
    private @Nullable String skills(String said, Set<String> codes) {
        var strange = new ArrayList<String>();
        Arrays.stream(said.split("[、，,；;/]+")).map(String::strip).filter(word -> !word.isEmpty()).forEach(part -> {
            var words = known.skills().containsKey(part.toLowerCase(Locale.ROOT))
                ? new String[] {part} : part.split("\\s+");
            for (var word : words) {
                var code = known.skills().get(word.toLowerCase(Locale.ROOT));
                if (code == null) {
                    strange.add(word);
                } else {
                    codes.add(code);
                }
            }
        });
        return strange.isEmpty() ? null : strange.getFirst();
    }

    static @Nullable PhoneNumber phone(String text) {
        try {
            return text.isEmpty() ? null : new PhoneNumber(text);
        } catch (IllegalArgumentException wrong) {
            return null;
        }
    }

    /** As persons are masked everywhere: the first letter stays. */
    private static String masked(String name) {
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1))
            + "*".repeat(Math.min(3, name.codePointCount(0, name.length()) - 1));
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    /** Communities by their short name, and with the town before it; a name that two have is none. */
    static Map<String, @Nullable AreaCode> byName(Map<AreaCode, String> names, Map<AreaCode, String> towns) {
        Map<String, @Nullable AreaCode> byName = new HashMap<>();
        names.forEach((code, name) -> {
            byName.put(name, byName.containsKey(name) ? null : code);
            var town = code.at(AreaCode.Level.TOWN);
            byName.put(Objects.requireNonNullElse(town == null ? null : towns.get(town), "") + name, code);
        });
        return byName;
    }
}
