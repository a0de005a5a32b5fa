package org.minsheng.household.internal.imports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;

/** Finds the door that a row means, from its columns or out of one text such as 凤凰苑小区3栋2单元5楼501室. */
final class AddressCell {

    /** What a row says of where: whole cells, empty where there is none. */
    record Told(String community, String compound, String building, String unit, String door, String address) {
    }

    private static final String NUMBER = "([0-9a-z]{1,4}|[一二三四五六七八九十]{1,3})";
    private static final String STAIR = NUMBER + "(?:单元|梯)";
    private static final String ROOM = "(?:第?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:楼|层))?第?([0-9a-z]{1,5})(?:室|号房|号|户|房)?";
    private static final String FLOOR_AND_ROOM = "第?" + NUMBER + "(?:楼|层|-)第?([0-9]{1,2})(?:室|号房|号|户|房)?";
    private static final String BLOCK = "第?" + NUMBER + "(?:栋|幢|号楼|座|楼|#楼|#)";
    private static final Pattern FLOORED = Pattern.compile("^" + BLOCK + "(?:" + STAIR + ")?" + FLOOR_AND_ROOM + "$");
    private static final Pattern WORDS = Pattern.compile("^" + BLOCK + "(?:" + STAIR + "-?)?-?" + ROOM + "$");
    private static final Pattern HALF = Pattern.compile("^" + BLOCK
        + "([0-9a-z]{1,2})[-/.—]([0-9a-z]{3,5})(?:室|号|房)?$");
    private static final Pattern THREE =
        Pattern.compile("^([0-9a-z]{1,4})[-/.#—]([0-9a-z]{1,3})[-/.#—]([0-9a-z]{1,5})(?:室|号)?$");
    private static final Pattern TWO = Pattern.compile("^([0-9a-z]{1,4})[-/.#—]([0-9a-z]{1,5})(?:室|号)?$");
    private static final Pattern ENDINGS = Pattern.compile("(栋|幢|号楼|座|单元|梯|室|号房|号|户|房|#楼|#|楼)$");
    private static final Pattern LEAD = Pattern.compile("^(小区|花园|院内|院|内|[-,，.:：;、])+");
    private static final String DIGITS = "零一二三四五六七八九";

    private final Doors doors;

    AddressCell(Doors doors) {
        this.doors = doors;
    }

    /** The bare number of a building, unit or door: 3 for 3栋, 三栋 and 03幢. */
    static String bare(String name) {
        if (isNumber(name)) {
            return withoutZeros(name);
        }
        var text = squeezed(name);
        var bare = ENDINGS.matcher(text.startsWith("第") ? text.substring(1) : text).replaceFirst("");
        return withoutZeros(counted(bare));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(letter -> letter >= '0' && letter <= '9');
    }

    private static String withoutZeros(String text) {
        int from = 0;
        while (from + 1 < text.length() && text.charAt(from) == '0' && text.charAt(from + 1) >= '0'
            && text.charAt(from + 1) <= '9') {
            from++;
        }
        return text.substring(from);
    }

    private static String squeezed(String cell) {
        var text = Plain.text(cell).toLowerCase(Locale.ROOT).replace(" ", "");
        return text.endsWith(".0") && isNumber(text.substring(0, text.length() - 2))
            ? text.substring(0, text.length() - 2) : text;
    }

    /** 十二 as 12; anything else as it is. */
    private static String counted(String text) {
        if (text.isEmpty() || !text.chars().allMatch(letter -> letter == '十' || DIGITS.indexOf(letter) > 0)) {
            return text;
        }
        int ten = text.indexOf('十');
        if (ten < 0) {
            return text.length() == 1 ? Integer.toString(DIGITS.indexOf(text)) : text;
        }
        int tens = ten == 0 ? 1 : DIGITS.indexOf(text.charAt(0));
        return Integer.toString(tens * 10 + (ten == text.length() - 1 ? 0 : DIGITS.indexOf(text.charAt(ten + 1))));
    }

    boolean isCompound(String name, AreaCode area) {
        return doors.compoundIn(squeezed(name), area).isPresent();
    }

    /** @param area that the file is about; what a row says narrows it */
    Cleaned<AreaCode> read(Told told, AreaCode area) {
        var within = area;
        var community = squeezed(told.community());
        if (!community.isEmpty() && area.value().length() < Level.COMMUNITY.digits()) {
            var found = doors.communityIn(community, area);
            if (found.isEmpty()) {
                return Cleaned.wrong("community", told.community());
            }
            within = found.get().code();
        }
        var address = squeezed(told.address());
        var compound = squeezed(told.compound());
        var place = compound.isEmpty() ? doors.compoundIn(address, within) : doors.compoundIn(compound, within);
        if (!compound.isEmpty() && place.isEmpty()) {
            return Cleaned.wrong("compound", told.compound());
        }
        var rest = compound.isEmpty() ? place.map(Doors.Found::rest).orElse(address) : after(address, within);
        var where = place.map(Doors.Found::code).or(() -> doors.onlyCompound(area));
        if (where.isEmpty()) {
            return address.isEmpty() ? Cleaned.wrong("no-address") : Cleaned.wrong("compound-missing", told.address());
        }
        return door(where.get(), told, rest);
    }

    private String after(String address, AreaCode within) {
        return doors.compoundIn(address, within).map(Doors.Found::rest).orElse(address);
    }

    private Cleaned<AreaCode> door(AreaCode compound, Told told, String rest) {
        var number = told.door().isBlank() ? Optional.<String[]>empty() : ofColumns(told);
        number = number.or(() -> parts(LEAD.matcher(rest).replaceFirst("")));
        if (number.isEmpty()) {
            boolean nothing = rest.isEmpty() && told.door().isBlank();
            return nothing ? Cleaned.wrong("no-address")
                : Cleaned.wrong("address", told.door().isBlank() ? told.address() : told.door());
        }
        var parts = number.get();
        var found = doors.find(compound, parts[0], parts[1], parts[2]);
        if (found.isEmpty() && parts.length > 3) {
            found = doors.find(compound, parts[0], parts[1], parts[3]);
        }
        return one(found, parts);
    }

    private static Cleaned<AreaCode> one(List<AreaCode> found, String[] parts) {
        var said = parts[0] + "-" + (parts[1].isEmpty() ? "" : parts[1] + "-") + parts[2];
        return found.size() == 1 ? Cleaned.of(found.getFirst())
            : Cleaned.wrong(found.isEmpty() ? "door" : "door-several", said);
    }

    /** A door's column may hold the whole number: 3-2-501. */
    private static Optional<String[]> ofColumns(Told told) {
        var door = squeezed(told.door());
        if (told.building().isBlank()) {
            return parts(door);
        }
        var building = bare(told.building());
        var unit = bare(told.unit());
        var whole = parts(building + "栋" + (unit.isEmpty() ? "" : unit + "单元") + door);
        return whole.or(() -> parts(door)).or(() -> Optional.of(new String[] {building, unit, bare(door)}));
    }

    /** Building, unit, door; and the door once more when a floor was told with it. */
    private static Optional<String[]> parts(String text) {
        var floored = FLOORED.matcher(text);
        if (floored.matches()) {
            var room = floored.group(4);
            var whole = counted(floored.group(3)) + (room.length() < 2 ? "0" : "") + room;
            return Optional.of(new String[] {of(floored, 1), of(floored, 2), whole, bare(room)});
        }
        for (var pattern : List.of(WORDS, HALF, THREE)) {
            var found = pattern.matcher(text);
            if (found.matches()) {
                return Optional.of(new String[] {of(found, 1), of(found, 2), of(found, 3)});
            }
        }
        var two = TWO.matcher(text);
        return two.matches() ? Optional.of(new String[] {of(two, 1), "", of(two, 2)}) : Optional.empty();
    }

    private static String of(Matcher found, int group) {
        var text = found.group(group);
        return text == null ? "" : bare(text);
    }
}
