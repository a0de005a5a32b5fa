package org.minsheng.household.internal.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A whole family in one wide row: 户主姓名, 配偶姓名, 配偶身份证号, 子女1姓名… Makes of it one row for each of its people, behind the
 * same door. Which person a column is about stands in its title, or in the heading above it.
 */
final class FamilyRow {

    /**
     * A column about somebody of the family other than the head.
     * @param who as the title calls the person, such as 子女1
     */
    record Column(String who, Field field) {
    }

    private static final String NTH = "(?:[0-9]{1,2}|[一二三四五六七八九十])";
    private static final Pattern WHO = Pattern.compile("^(配偶|妻子|丈夫|父亲|母亲|(?:儿子|女儿|孙子|孙女)" + NTH + "?"
        + "|(?:[长次三四])?(?:子女|子|女)" + NTH + "?|(?:家庭成员|成员)" + NTH + ")(.*)$");
    /** Alone these words stand over numbers: how many there are. */
    private static final Set<String> COUNTED = Set.of("子", "女", "子女");
    private static final Pattern NUMBER = Pattern.compile("[0-9一二三四五六七八九十]+$");
    private static final Set<Field> OF_ONE = Set.of(Field.NAME, Field.IDENTITY, Field.PHONE, Field.SEX, Field.BIRTH,
        Field.RELATION, Field.CARE,
        Field.REMARK);
    /** What a row says of the place and of the head holds for everybody in it. */
    private static final Set<Field> SHARED = Set.of(Field.COMMUNITY, Field.COMPOUND, Field.BUILDING, Field.UNIT,
        Field.DOOR, Field.ADDRESS,
        Field.HEAD, Field.RESIDENCE);

    private FamilyRow() {
    }

    /** Empty for a column about the head, the home or nobody. */
    static Optional<Column> column(String title) {
        var parts = title.split(" / ", 2);
        var letters = Field.letters(parts[0]);
        var found = WHO.matcher(letters);
        if (!found.matches()) {
            return Optional.empty();
        }
        var rest = found.group(2) + (parts.length > 1 ? Field.letters(parts[1]) : "");
        if (rest.isEmpty() && COUNTED.contains(found.group(1))) {
            return Optional.empty();
        }
        var field = rest.isEmpty() ? Optional.of(Field.NAME) : Field.of("", rest);
        return field.filter(OF_ONE::contains).map(one -> new Column(found.group(1), one));
    }

    /** @param members by whom the titles call them, in their order, each with the own cells */
    static List<Map<Field, String>> people(Map<Field, String> row, LinkedHashMap<String, Map<Field, String>> members) {
        var people = new ArrayList<Map<Field, String>>();
        people.add(row);
        for (var member : members.entrySet()) {
            if (!member.getValue().getOrDefault(Field.NAME, "").isBlank()) {
                people.add(person(row, member.getKey(), member.getValue()));
            }
        }
        return people;
    }

    private static Map<Field, String> person(Map<Field, String> row, String who, Map<Field, String> own) {
        Map<Field, String> person = new EnumMap<>(Field.class);
        row.forEach((field, cell) -> {
            if (SHARED.contains(field)) {
                person.put(field, cell);
            }
        });
        if (!person.containsKey(Field.HEAD) && row.containsKey(Field.NAME)) {
            person.put(Field.HEAD, row.get(Field.NAME));
        }
        person.putAll(own);
        var relation = NUMBER.matcher(who).replaceFirst("");
        if (!person.containsKey(Field.RELATION) && !relation.contains("成员")) {
            person.put(Field.RELATION, relation);
        }
        return person;
    }
}
