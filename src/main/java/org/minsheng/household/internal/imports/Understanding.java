package org.minsheng.household.internal.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.CareGroup;
import org.minsheng.household.internal.Remarks;
import org.minsheng.household.internal.imports.Line.Raw;
import org.minsheng.people.PersonDetails;
import org.minsheng.people.Sex;
import org.minsheng.shared.AreaCode;

/** Makes of a row's cells what they mean, in one import: its area, its doors, its day. */
final class Understanding {

    private static final int LONGEST_NAME = 50;
    private static final Pattern BUILDING = Pattern.compile("第?[0-9a-zA-Z一二三四五六七八九十]{1,3}(栋|幢|号楼|座|楼|#)");

    /** What was said, and which door that is. */
    private record Where(AddressCell.Told told, Cleaned<AreaCode> door) {
    }

    private final AreaCode area;
    private final String areaCode;
    private final LocalDate today;
    private final AddressCell addresses;
    private final List<CareGroup> groups;
    private final List<String> tables;
    private final boolean consented;
    private final Set<String> sensitive;
    private @Nullable Where last;

    /** A worksheet that is called like 3栋 or like a compound says so for its rows, where no column does. */
    Understanding(SheetImport item, LocalDate today, Map<AreaCode, String> places, List<CareGroup> groups) {
        this.area = item.area();
        this.areaCode = item.areaCode();
        this.consented = item.consented();
        this.sensitive = groups.stream().filter(CareGroup::sensitive).map(CareGroup::code).collect(Collectors.toSet());
        this.today = today;
        this.addresses = new AddressCell(new Doors(places));
        this.groups = groups;
        this.tables = item.tables().stream().map(SheetImport.Table::name).toList();
    }

    Line line(Raw raw) {
        var faults = new ArrayList<String>();
        var hints = new ArrayList<String>();
        var name = name(raw, faults);
        boolean isHead = !name.isEmpty() && name.equals(Plain.name(raw.get(Field.HEAD)));
        var number = take(IdentityCell.read(own(raw, Field.IDENTITY, Field.HEAD_IDENTITY, isHead), today), faults);
        var phone = take(PhoneCell.read(own(raw, Field.PHONE, Field.HEAD_PHONE, isHead), areaCode), hints);
        var born = number == null ? take(DateCell.read(raw.get(Field.BIRTH), today), hints) : null;
        var relation = take(Words.relation(raw.get(Field.RELATION)), faults);
        var residence = take(Words.residence(raw.get(Field.RESIDENCE)), faults);
        var care = Words.groups(raw.get(Field.CARE), groups);
        care.unknown().forEach(word -> hints.add("household.import.hint.group|" + word.replace('|', ' ')));
        var given = care.codes().stream().filter(code -> consented || !sensitive.contains(code)).toList();
        if (given.size() < care.codes().size()) {
            hints.add("household.import.hint.consent");
        }
        var door = take(where(raw), faults);
        return new Line(raw.number(), raw.sheet(), raw.line(), new PersonDetails(name, number, phone, born, sex(raw)),
            door, relation,
            Plain.name(raw.get(Field.HEAD)), residence, given, remark(raw, hints), raw.decision(), faults, hints);
    }

    private static String remark(Raw raw, List<String> hints) {
        var text = Plain.text(raw.get(Field.REMARK));
        if (text.length() > Remarks.LONGEST) {
            hints.add("household.import.hint.remark");
        }
        return text.length() > Remarks.LONGEST ? text.substring(0, Remarks.LONGEST) : text;
    }

    /** What says who it is and where has to be right; a phone or a birth date that is not is left out and said. */
    private static <T> @Nullable T take(Cleaned<T> read, List<String> told) {
        if (read.fault() != null) {
            told.add(read.fault());
        }
        return read.value();
    }

    private static String name(Raw raw, List<String> faults) {
        var cell = raw.get(Field.NAME).isBlank() ? raw.get(Field.HEAD) : raw.get(Field.NAME);
        var name = Plain.name(cell);
        if (name.isEmpty()) {
            faults.add("household.import.wrong.no-name");
        } else if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isDigit)) {
            faults.add("household.import.wrong.name");
        }
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    /** What stands in the head's own columns is the head's, in whichever row of the family it stands. */
    private static String own(Raw raw, Field own, Field ofHead, boolean isHead) {
        var cell = raw.get(own);
        return cell.isBlank() && (isHead || raw.get(Field.NAME).isBlank()) ? raw.get(ofHead) : cell;
    }

    private static @Nullable Sex sex(Raw raw) {
        var word = Plain.text(raw.get(Field.SEX));
        return word.startsWith("男") || word.equals("1") ? Sex.MALE : word.startsWith("女") || word.equals("2")
            ? Sex.FEMALE : null;
    }

    /** A family's rows say the same of where, one after the other. */
    private Cleaned<AreaCode> where(Raw raw) {
        var told = told(raw);
        var known = last;
        if (known == null || !known.told().equals(told)) {
            known = new Where(told, addresses.read(told, area));
            last = known;
        }
        return known.door();
    }

    private AddressCell.Told told(Raw raw) {
        var building = raw.get(Field.BUILDING);
        var compound = raw.get(Field.COMPOUND);
        if (raw.get(Field.ADDRESS).isBlank() && raw.sheet() < tables.size()) {
            var table = Plain.text(tables.get(raw.sheet())).replace(" ", "");
            building = building.isBlank() && BUILDING.matcher(table).matches() ? table : building;
            compound = compound.isBlank() && addresses.isCompound(table, area) ? table : compound;
        }
        return new AddressCell.Told(raw.get(Field.COMMUNITY), compound, building, raw.get(Field.UNIT),
            raw.get(Field.DOOR), raw.get(Field.ADDRESS));
    }
}
