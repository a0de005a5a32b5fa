package org.minsheng.household.internal.imports;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.minsheng.household.internal.Relation;

/**
 * Goes down one table and gives each row what its writer left out because it stands above: the building once for all
 * its doors, the address once for a family. Rows that are no people (totals, headings printed again, signatures) are
 * left out.
 */
final class FillingDown {

    private static final List<Field> LEVELS = List.of(Field.COMMUNITY, Field.COMPOUND, Field.BUILDING, Field.UNIT);
    private static final List<Field> OF_PEOPLE = List.of(Field.NAME, Field.HEAD, Field.IDENTITY, Field.PHONE,
        Field.RELATION);
    private static final Pattern NO_PERSON = Pattern.compile("^(合计|小计|总计|共计|填表|制表|审核|负责人|注:|备注:|说明|填报).*");

    private final Map<Field, String> above = new EnumMap<>(Field.class);

    /** False when the row is nobody; otherwise its cells are completed. */
    boolean complete(Map<Field, String> cells) {
        if (OF_PEOPLE.stream().allMatch(field -> Plain.text(cells.getOrDefault(field, "")).isEmpty())) {
            return false;
        }
        var first = Plain.text(cells.getOrDefault(Field.NAME, cells.getOrDefault(Field.HEAD, "")));
        boolean heading = !first.isEmpty() && Field.of("", first)
            .filter(field -> field == Field.NAME || field == Field.HEAD).isPresent();
        if (heading || NO_PERSON.matcher(first).matches()) {
            return false;
        }
        boolean head = Words.relation(cells.getOrDefault(Field.RELATION, "")).value() == Relation.HEAD;
        boolean sameHead = !has(cells, Field.HEAD) || Objects.equals(cells.get(Field.HEAD), above.get(Field.HEAD));
        fillLevels(cells);
        fillHome(cells, !head && sameHead);
        return true;
    }

    private void fillLevels(Map<Field, String> cells) {
        boolean fresh = has(cells, Field.ADDRESS);
        for (var level : LEVELS) {
            if (has(cells, level)) {
                fresh |= !Objects.equals(cells.get(level), above.get(level));
            } else if (!fresh && above.containsKey(level)) {
                cells.put(level, above.get(level));
            }
            keep(cells, level);
        }
        if (fresh && !has(cells, Field.DOOR)) {
            above.remove(Field.DOOR);
        }
    }

    /** @param family whether the row may belong to the family above */
    private void fillHome(Map<Field, String> cells, boolean family) {
        boolean bare = !has(cells, Field.DOOR) && !has(cells, Field.ADDRESS);
        if (bare && family) {
            for (var field : List.of(Field.DOOR, Field.ADDRESS, Field.HEAD, Field.HEAD_IDENTITY, Field.HEAD_PHONE)) {
                if (above.containsKey(field) && !has(cells, field)) {
                    cells.put(field, above.get(field));
                }
            }
        }
        List.of(Field.DOOR, Field.ADDRESS, Field.HEAD, Field.HEAD_IDENTITY, Field.HEAD_PHONE)
            .forEach(field -> keep(cells, field));
    }

    private void keep(Map<Field, String> cells, Field field) {
        if (has(cells, field)) {
            above.put(field, cells.get(field));
        } else {
            above.remove(field);
        }
    }

    private static boolean has(Map<Field, String> cells, Field field) {
        return !cells.getOrDefault(field, "").isBlank();
    }
}
