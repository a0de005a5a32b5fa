package org.minsheng.household.internal.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A large workbook as communities keep it, with the mistakes that they make; everybody in it is made up. */
final class MessyBook {

    private static final String[] SURNAMES = "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧".split(" ");
    private static final String LETTERS = "永芳建国秀兰志强小燕庆玉梅海涛文静德贵晓峰丽娟光明春世荣金凤洪波雪家俊正华红霞大勇桂英思远长江彩云";
    private static final String[] RELATIONS = {"户主", "配偶", "长子", "女儿", "母亲", "孙子"};
    private static final String[] KINDS = {"", "", "", "", "", "60岁以上", "党员", "低保", "独居老人", "残疾人"};

    private final Random random;
    private final String county;
    private int serial;

    MessyBook(long seed, String county) {
        this.random = new Random(seed);
        this.county = county;
    }

    /**
     * @param compounds each of {@code buildings} × 4 units × {@code doors}; one worksheet a compound, until there are
     * enough rows
     */
    byte[] bytes(int rows, String[] compounds, int buildings, int doors) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Excel", "1.0")) {
            int left = rows;
            for (var compound : compounds) {
                var sheet = book.newWorksheet(compound);
                left -= sheet(sheet, compound, Math.min(left, (rows + compounds.length - 1) / compounds.length),
                    buildings, doors);
                sheet.finish();
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    private int sheet(Worksheet sheet, String compound, int rows, int buildings, int doors) {
        sheet.value(0, 0, compound + "人口信息台账（2026年）");
        sheet.range(0, 0, 0, 9).merge();
        var heads = new String[] {"序号", "房屋信息", "房屋信息", "姓 名", "与户主\n关系", "公民身份号码", "联系电话", "人户状态", "人员类别", "备注"};
        var below = new String[] {"", "楼栋", "单元、房号", "", "", "", "", "", "", ""};
        for (int column = 0; column < heads.length; column++) {
            sheet.value(1, column, heads[column]);
            sheet.value(2, column, below[column]);
        }
        sheet.range(1, 1, 1, 2).merge();
        int written = 0;
        for (int door = 0; door < buildings * 4 * doors && written < rows; door++) {
            int people = Math.min(rows - written, 1 + random.nextInt(5));
            family(sheet, 3 + written, people, door / (4 * doors) + 1, door / doors % 4 + 1, door % doors);
            written += people;
        }
        return written;
    }

    private void family(Worksheet sheet, int from, int people, int building, int unit, int door) {
        sheet.value(from, 1, random.nextInt(4) == 0 ? "第" + building + "幢" : building + "栋");
        sheet.value(from, 2, unit + "-" + (door / 4 + 1) + "0" + (door % 4 + 1));
        if (people > 1) {
            sheet.range(from, 1, from + people - 1, 1).merge();
            sheet.range(from, 2, from + people - 1, 2).merge();
        }
        for (int who = 0; who < people; who++) {
            int row = from + who;
            var born = LocalDate.of(1940, 1, 1).plusDays(random.nextInt(30_000));
            sheet.value(row, 0, row - 2);
            sheet.value(row, 3, name());
            sheet.value(row, 4, RELATIONS[who % RELATIONS.length]);
            number(sheet, row, born);
            sheet.value(row, 6, random.nextInt(3) == 0 ? "" : phone());
            sheet.value(row, 7, who == 0 ? random.nextInt(8) == 0 ? "租住" : "自住" : "");
            sheet.value(row, 8, KINDS[random.nextInt(KINDS.length)]);
        }
    }

    /** One in a hundred rounded, wrong or missing; some as wide letters or with blanks. */
    private void number(Worksheet sheet, int row, LocalDate born) {
        var number = identity(born);
        switch (random.nextInt(100)) {
            case 0 -> sheet.value(row, 5, Double.valueOf(number.replace('X', '0')));
            case 1 -> sheet.value(row, 5, number.substring(0, 17) + (number.charAt(17) == '1' ? '2' : '1'));
            case 2 -> sheet.value(row, 5, "");
            case 3 -> sheet.value(row, 5, number.substring(0, 6) + " " + number.substring(6, 14) + " "
                + number.substring(14));
            case 4 -> sheet.value(row, 5, "'" + number.toLowerCase(java.util.Locale.ROOT));
            default -> sheet.value(row, 5, number);
        }
    }

    private String identity(LocalDate born) {
        serial = serial % 999 + 1;
        var digits = county + born.toString().replace("-", "") + "%03d".formatted(serial);
        return digits + IdentityCell.check(digits);
    }

    private String name() {
        int at = random.nextInt(LETTERS.length() - 1);
        return SURNAMES[random.nextInt(SURNAMES.length)] + LETTERS.charAt(at)
            + LETTERS.charAt(random.nextInt(LETTERS.length()));
    }

    private String phone() {
        var digits = "199" + (10_000_000 + random.nextInt(89_999_999));
        return random.nextInt(5) == 0 ? digits.substring(0, 3) + " " + digits.substring(3, 7) + " "
            + digits.substring(7) : digits;
    }
}
