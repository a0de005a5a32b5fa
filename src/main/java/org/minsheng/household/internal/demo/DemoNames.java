package org.minsheng.household.internal.demo;

/** Names as people of the county have them, put together by number; nobody is meant. */
final class DemoNames {

    private static final String[] SURNAMES = ("毛 犹 王 李 张 杨 陈 刘 赵 周 黄 吴 罗 田 何 冯 安 蒋 徐 彭 邓 谭 熊 龙 任 郑 胡 朱 谢 唐 余 骆 申 简 敖 覃 "
        + "代 石 雷 肖 孙 郭 高 林 韩 潘 邹 向 汪 曾").split(" ");
    private static final String[] MEN = ("建国 志强 国庆 海涛 德贵 晓峰 光明 世荣 洪波 家俊 正华 大勇 思远 长江 文武 明 勇 军 涛 波 健 永忠 天祥 子轩 浩然 "
        + "宇航 俊杰 家豪 明华 昌友 定国 应学 廷富 在明 朝刚").split(" ");
    private static final String[] WOMEN = ("永芳 秀兰 小燕 玉梅 文静 丽娟 春燕 金凤 雪梅 红霞 桂英 彩云 芳 敏 静 丽 艳 娟 霞 婷 梓涵 欣怡 雨桐 诗涵 "
        + "思琪 佳怡 素珍 德芬 光碧 正群 朝会 启秀 应书 国珍 仕容").split(" ");

    private DemoNames() {
    }

    static String surname(int number) {
        return SURNAMES[Math.floorMod(number, SURNAMES.length)];
    }

    static String given(boolean male, int number) {
        var names = male ? MEN : WOMEN;
        return names[Math.floorMod(number, names.length)];
    }
}
