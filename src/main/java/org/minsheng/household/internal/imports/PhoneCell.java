package org.minsheng.household.internal.imports;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.minsheng.shared.PhoneNumber;

/**
 * Reads a phone number out of a cell that may hold two, a word about whose it is, or a landline without its area code.
 */
final class PhoneCell {

    private static final Pattern ROUNDED = Pattern.compile("\\d(\\.\\d+)?E\\+?\\d{1,2}", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORDS = Pattern.compile("\\([^)]*\\)|[\\u4E00-\\u9FFFa-zA-Z:：]+");
    private static final Pattern BETWEEN_TWO = Pattern.compile("[/、,，;；|]+| (?=1[3-9]\\d{9})|(?<=\\d{11}) ");
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern LOCAL = Pattern.compile("[2-8]\\d{6,7}");

    private PhoneCell() {
    }

    /**
     * The first mobile, or else the first that can be called.
     * @param areaCode for a landline without one; empty for none
     */
    static Cleaned<PhoneNumber> read(String cell, String areaCode) {
        var text = Plain.text(cell);
        if (text.isEmpty()) {
            return Cleaned.empty();
        }
        if (MOBILE.matcher(text).matches()) {
            return Cleaned.of(new PhoneNumber(text));
        }
        if (ROUNDED.matcher(text).matches()) {
            return Cleaned.wrong("phone-rounded", text);
        }
        var found = new ArrayList<PhoneNumber>();
        boolean local = false;
        for (var part : BETWEEN_TWO.split(WORDS.matcher(text).replaceAll(" ").strip())) {
            var digits = part.replaceFirst("\\.0$", "").replaceAll("[\\s\\-—–().+]", "")
                .replaceFirst("^(0086|86)(?=1[3-9]\\d{9}$)", "");
            boolean bare = LOCAL.matcher(digits).matches();
            local |= bare && areaCode.isEmpty();
            if (digits.length() >= 7) {
                add(found, bare ? areaCode + digits : digits);
            }
        }
        if (found.isEmpty()) {
            return Cleaned.wrong(local ? "phone-area-code" : "phone", text);
        }
        return Cleaned.of(found.stream().filter(PhoneNumber::isMobile).findFirst().orElse(found.getFirst()));
    }

    private static void add(ArrayList<PhoneNumber> found, String digits) {
        try {
            found.add(new PhoneNumber(digits));
        } catch (IllegalArgumentException notOne) {
            // the cell may hold another that is
        }
    }
}
