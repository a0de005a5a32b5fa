package org.minsheng.grid.internal.roster;

import java.util.List;
import java.util.Map;
import org.minsheng.grid.Grid;
import org.minsheng.grid.GridUnit;
import org.minsheng.shared.PhoneNumber;

/** Invented people of the demo's rosters, and those whom its texts name. */
public final class DemoPeople {

    /** The first grid of 积善社区: its worker signs in as {@code zy-grid}. */
    public static final String KNOWN_GRID = "520329001005001";

    /** Those who also sign in to the demo, by grid. */
    static final Map<String, String> SIGN_INS = Map.of(KNOWN_GRID, "冉启明", "520327001003001", "张勇");

    /** The plate of that grid, the same in every demo, so that its page can be named in a text. */
    static final String KNOWN_PLATE = "DemoJishanGrid001";

    /** Heads the first unit of that grid and signs in as a resident. */
    static final Appointment KNOWN_HEAD =
        new Appointment("郑春燕", new PhoneNumber("19903298888"), "19903298888", "", true, null);

    /** Nobody works this grid, and nobody heads the first units of this community. */
    static final String VACANT_GRID = "520327001003002";
    static final String VACANT_COMMUNITY = "520327001003";
    static final int VACANT_UNITS = 2;

    private static final String[] SURNAMES = "毛 田 冉 安 敖 犹 骆 代 涂 柏 覃 庹 牟 简 卢 蒋 汪 文 石 邓 聂 席".split(" ");
    private static final String[] GIVEN = ("启明 春兰 德文 仕英 昌华 明芬 光琴 廷贵 应菊 朝阳 永碧 泽勇 登科 小梅 在权 家慧 天云 世敏 忠祥 正莲 "
        + "大权 国珍 兴友").split(" ");

    private DemoPeople() {
    }

    /** The same invented name for the same number, always. */
    static String name(int number) {
        return SURNAMES[number * 5 % SURNAMES.length] + GIVEN[(number * 7 + number / SURNAMES.length) % GIVEN.length];
    }

    static String groupName(String community, int nth) {
        return community + "第" + nth + "网格党小组";
    }

    static boolean isKnownUnit(GridUnit unit, List<Grid> grids) {
        return unit.name().equals("第1联户")
            && grids.stream().anyMatch(grid -> grid.id().equals(unit.grid()) && grid.code().equals(KNOWN_GRID));
    }
}
