package org.minsheng.household.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.minsheng.people.IdentityNumber;
import org.minsheng.shared.AreaCode;

/** However a value is typed, it is read as itself or refused; nothing is guessed and nothing breaks. */
class CleaningTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final AreaCode COMMUNITY = new AreaCode("520329001003");
    private static final AreaCode DOOR = new AreaCode("5203290010030001" + "003" + "02" + "0501");
    private static final AddressCell ADDRESSES = new AddressCell(new Doors(Map.of(COMMUNITY, "白泥社区",
        new AreaCode("5203290010030001"), "凤凰苑小区", new AreaCode("5203290010030001003"), "3栋",
        new AreaCode("520329001003000100302"), "2单元", DOOR, "501",
        new AreaCode("5203290010030002"), "凤凰苑小区二期")));

    @Provide
    Arbitrary<String> numbers() {
        var births = Arbitraries.integers().between(0, 40_000).map(days -> LocalDate.of(1910, 1, 1).plusDays(days));
        return Combinators.combine(births, Arbitraries.integers().between(1, 999)).as((born, serial) -> {
            var digits = "520329" + born.toString().replace("-", "") + "%03d".formatted(serial);
            return digits + IdentityCell.check(digits);
        });
    }

    @Property(tries = 300)
    void a_right_number_is_read_however_it_is_typed(@ForAll("numbers") String number, @ForAll("frames") String frame) {
        assertThat(IdentityCell.read(frame.replace("N", number), TODAY).value()).isEqualTo(new IdentityNumber(number));
        assertThat(IdentityCell.read(frame.replace("N", wide(number)), TODAY).value())
            .isEqualTo(new IdentityNumber(number));
        assertThat(IdentityCell.read(number.substring(0, 6) + " " + number.substring(6, 14) + "-"
            + number.substring(14).toLowerCase(), TODAY).value())
            .isEqualTo(new IdentityNumber(number));
    }

    @Provide
    Arbitrary<String> frames() {
        return Arbitraries.of("N", " N ", "\u3000N\t", "'N", "=\"N\"", "\u200BN");
    }

    private static String wide(String text) {
        return text.chars().map(letter -> letter + 0xFEE0)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    @Property(tries = 300)
    void one_wrong_digit_is_never_taken_for_another_person(@ForAll("numbers") String number,
        @ForAll("places") int place, @ForAll("steps") int step) {
        var letters = number.toCharArray();
        letters[place] = (char) ('0' + (letters[place] - '0' + step) % 10);
        assertThat(IdentityCell.read(new String(letters), TODAY).value()).isNull();
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 16);
    }

    @Provide
    Arbitrary<Integer> steps() {
        return Arbitraries.integers().between(1, 9);
    }

    @Property(tries = 300)
    void a_number_that_went_through_a_spreadsheet_as_a_number_is_refused_as_rounded(@ForAll("numbers") String number) {
        var digits = number.replace('X', '5');
        var rounded = IdentityCell.read(ExcelFile.number(Double.toString(Double.parseDouble(digits))), TODAY);
        assertThat(rounded.value()).isNull();
        assertThat(rounded.fault()).startsWith("household.import.wrong.identity-rounded");
    }

    @Property(tries = 200)
    void an_old_number_of_fifteen_digits_is_carried_over(@ForAll("numbers") String number) {
        var old = number.substring(0, 6) + number.substring(8, 17);
        var read = IdentityCell.read(old, TODAY).value();
        boolean thisCentury = number.startsWith("20", 6);
        assertThat(thisCentury || new IdentityNumber(number).equals(read)).isTrue();
    }

    @Property(tries = 500)
    void no_text_breaks_a_cleaner(@ForAll String text) {
        IdentityCell.read(text, TODAY);
        PhoneCell.read(text, "0851");
        DateCell.read(text, TODAY);
        Plain.name(text);
        ADDRESSES.read(new AddressCell.Told(text, text, text, text, text, text), COMMUNITY);
        ADDRESSES.read(new AddressCell.Told("", "", "", "", "", text), COMMUNITY);
        Field.of(text, text);
    }

    @Example
    void phones_are_found_between_words_and_landlines_get_their_area_code() {
        assertThat(phone("138 1234 5678")).isEqualTo("13812345678");
        assertThat(phone("+86-138-1234-5678")).isEqualTo("13812345678");
        assertThat(phone("8613812345678")).isEqualTo("13812345678");
        assertThat(phone("13812345678（妻）/13912345678")).isEqualTo("13812345678");
        assertThat(phone("4622123、１３８１２３４５６７８")).isEqualTo("13812345678");
        assertThat(phone("13812345678 13912345678")).isEqualTo("13812345678");
        assertThat(phone("24622123")).isEqualTo("085124622123");
        assertThat(phone("0851-24622123")).isEqualTo("085124622123");
        assertThat(PhoneCell.read("24622123", "").fault()).startsWith("household.import.wrong.phone-area-code");
        assertThat(PhoneCell.read("1381234567", "0851").fault()).startsWith("household.import.wrong.phone|");
        assertThat(PhoneCell.read("1.38E+10", "").fault()).startsWith("household.import.wrong.phone-rounded");
        assertThat(PhoneCell.read("无", "")).isEqualTo(Cleaned.empty());
    }

    private static String phone(String cell) {
        var read = PhoneCell.read(cell, "0851").value();
        return read == null ? "" : read.digits();
    }

    @Property(tries = 200)
    void a_birth_date_is_read_in_every_form(@ForAll("numbers") String number) {
        var born = LocalDate.of(Integer.parseInt(number.substring(6, 10)), Integer.parseInt(number.substring(10, 12)),
            Integer.parseInt(number.substring(12, 14)));
        for (var form : new String[] {"%d-%02d-%02d", "%d/%d/%d", "%d.%d.%d", "%d年%d月%d日", "%d%02d%02d",
            "%d-%d-%d 00:00:00", "%d年%02d月%02d"}) {
            assertThat(DateCell.read(form.formatted(born.getYear(), born.getMonthValue(), born.getDayOfMonth()), TODAY)
                .value()).isEqualTo(born);
        }
        long counted = born.toEpochDay() - LocalDate.of(1899, 12, 30).toEpochDay();
        assertThat(DateCell.read(Long.toString(counted), TODAY).value()).isEqualTo(born);
        assertThat(DateCell.read(born.getYear() + "年", TODAY).fault()).startsWith("household.import.wrong.birth-day");
    }

    @Example
    void a_door_is_found_in_every_way_of_writing() {
        for (var text : new String[] {"凤凰苑小区3栋2单元501", "白泥社区凤凰苑 3幢2单元5楼501室", "凤凰苑3-2-501", "凤凰苑３＃２－５０１",
                "凤凰苑三栋二单元501号",
                "凤凰苑小区3号楼2单元501户", "凤凰苑第3栋第501室", "凤凰苑3栋2单元5楼1号", "凤凰苑3栋2单元5-1", "凤凰苑3栋501", "凤凰苑3-501",
                "凤凰苑03栋02单元0501"}) {
            assertThat(ADDRESSES.read(new AddressCell.Told("", "", "", "", "", text), COMMUNITY).value()).as(text)
                .isEqualTo(DOOR);
        }
        assertThat(ADDRESSES.read(new AddressCell.Told("白泥社区", "凤凰苑", "3", "2.0", "501.0", ""), COMMUNITY).value())
            .isEqualTo(DOOR);
        assertThat(ADDRESSES.read(new AddressCell.Told("", "凤凰苑小区", "", "", "3-2-501", ""), COMMUNITY).value())
            .isEqualTo(DOOR);
    }

    @Example
    void a_door_that_is_not_there_is_named_in_the_reason() {
        assertThat(ADDRESSES.read(new AddressCell.Told("", "", "", "", "", "凤凰苑3栋2单元509"), COMMUNITY).fault())
            .isEqualTo("household.import.wrong.door|3-2-509");
        assertThat(ADDRESSES.read(new AddressCell.Told("", "锦绣城", "3", "2", "501", ""), COMMUNITY).fault())
            .isEqualTo("household.import.wrong.compound|锦绣城");
        assertThat(ADDRESSES.read(new AddressCell.Told("", "", "", "", "", "凤凰苑小区二期3栋2单元501"), COMMUNITY).fault())
            .startsWith("household.import.wrong.door|");
        assertThat(ADDRESSES.read(new AddressCell.Told("", "", "", "", "", ""), COMMUNITY).fault())
            .isEqualTo("household.import.wrong.no-address");
        assertThat(ADDRESSES.read(new AddressCell.Told("", "", "", "", "", "菜市场旁边"), COMMUNITY).fault())
            .startsWith("household.import.wrong.compound-missing");
    }
}
