package org.minsheng.area.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the demo's counties are built of. The sizes are those of the articles: see the comments at each county. */
final class DemoCompounds {

    /**
     * A compound of so many equal buildings.
     *
     * @param most no more doors than this; the last stair is then shorter
     */
    record Compound(String community, String name, int buildings, int units, int floors, int doors, int most) {

        Compound(String community, String name, int buildings, int units, int floors, int doors) {
            this(community, name, buildings, units, floors, doors, Integer.MAX_VALUE);
        }

        int size() {
            return Math.min(most, buildings * units * floors * doors);
        }
    }

    /** 40,898 doors in 76 compounds: what a screening of 湄潭's county town visited. */
    static final int SCREENED_DOORS = 40_898;
    static final int SCREENED_COMPOUNDS = 76;

    private static final List<Compound> KNOWN = List.of(
        new Compound("520327001003", "凤凰苑", 4, 2, 6, 2),
        new Compound("520327001003", "龙凤花园", 3, 2, 6, 2),
        new Compound("520327001003", "体育场家属院", 2, 2, 6, 2),
        new Compound("520327001004", "华静园小区", 3, 2, 6, 2),
        new Compound("520327001004", "和平佳苑", 2, 3, 6, 2),
        new Compound("520327004001", "打闹顶小区", 4, 2, 6, 2),
        new Compound("520327004001", "文峰佳苑", 2, 2, 6, 2),
        new Compound("520328004901", "茗城峰景小区", 3, 2, 6, 4),
        new Compound("520328004901", "迎涪家园", 2, 2, 6, 2),
        new Compound("520328004008", "鸡场新居", 3, 2, 6, 2),
        new Compound("520328004017", "求是家园", 3, 2, 6, 2),
        new Compound("520329001003", "麒龙新城", 3, 2, 6, 4),
        new Compound("520329001003", "上里小区", 2, 2, 6, 2),
        new Compound("520329001005", "积善家园", 3, 2, 6, 2),
        new Compound("520329001004", "石洋湖花园", 3, 2, 6, 2));

    /** 湄潭's county town: 72 compounds beside the four above, named after tea gardens, hills and streams. */
    private static final List<String> TOWN = List.of("001", "002", "003", "004", "005", "006", "007", "008",
        "009", "010", "011", "012", "014", "015", "016", "017", "901");
    private static final String[] FIRST = "茶乡 翠芽 湄水 象山 兰馨 七星 天壶 桃花 浙大 求是 核桃 云贵 碧波 金花 龙井 仙谷 文庙 西来".split(" ");
    private static final String[] LAST = "花园 新城 雅苑 佳园".split(" ");

    /** 余庆's 子营街道: with the four above 1,079 units of four doors. */
    private static final String[] YUQING = "白泥 敖溪 构皮 乌江 松烟 龙溪 关兴 龙家 花山 飞龙 小叶 他山 红渡 大乌 回龙 梨花".split(" ");
    private static final String[] YUQING_LAST = "花园 家园".split(" ");

    private DemoCompounds() {
    }

    /** All compounds of the demo, those of 湄潭's county town small. */
    static List<Compound> all() {
        var all = new ArrayList<>(KNOWN);
        names().forEach(place -> all.add(new Compound(place.community, place.name, 3, 1, 2, 2)));
        all.addAll(yuqing());
        return all;
    }

    /** The same compounds of 湄潭's county town in their true size; what is in the small ones is part of them. */
    static List<Compound> screened() {
        var all = new ArrayList<>(KNOWN.stream().filter(compound -> compound.community.startsWith("520328")).toList());
        int left = SCREENED_DOORS - all.stream().mapToInt(Compound::size).sum();
        var names = names();
        for (int at = 0; at < names.size(); at++) {
            int share = left / (names.size() - at);
            int uneven = at == names.size() - 1 ? left : share + (at * 37 % 160) - 80;
            all.add(new Compound(names.get(at).community, names.get(at).name, 9, 2, 12, 4, uneven));
            left -= uneven;
        }
        return all;
    }

    private record Named(String community, String name) {
    }

    /** Four or five compounds in each of the seventeen communities, 76 with those that are known. */
    private static List<Named> names() {
        var names = new ArrayList<Named>();
        for (int at = 0; at < TOWN.size(); at++) {
            var community = "520328004" + TOWN.get(at);
            long there = KNOWN.stream().filter(compound -> compound.community.equals(community)).count();
            for (long n = there; n < (at < 8 ? 5 : 4); n++) {
                names.add(new Named(community, FIRST[names.size() % FIRST.length] + LAST[names.size() / FIRST.length]));
            }
        }
        return names;
    }

    private static List<Compound> yuqing() {
        var all = new ArrayList<Compound>();
        int buildings = 165;
        for (int at = 0; at < YUQING.length * YUQING_LAST.length - 2; at++) {
            int share = Math.max(4, buildings / (YUQING.length * YUQING_LAST.length - 2 - at) + (at % 3 - 1));
            int built = at == YUQING.length * YUQING_LAST.length - 3 ? buildings : Math.min(buildings, share);
            all.add(new Compound("52032900100" + (1 + at % 5),
                YUQING[at % YUQING.length] + YUQING_LAST[at / YUQING.length], built, 2, 6, 2));
            buildings -= built;
        }
        all.add(new Compound("520329001002", "梓桐小筑", 1, 1, 5, 4));
        return all;
    }

    static int doors(List<Compound> compounds) {
        return IntStream.range(0, compounds.size()).map(at -> compounds.get(at).size()).sum();
    }
}
