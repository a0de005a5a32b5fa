package org.minsheng.volunteer.internal.demo;

/** Invented names, always the same ones. */
final class DemoMemberNames {

    private static final String[] SURNAMES =
        "李 王 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 冉 田 安 犹 申 毛 石 简".split(" ");
    private static final String[] GIVEN = (
        "建国 秀英 志强 丽华 明 敏 伟 芳 军 燕 勇 静 涛 娟 超 霞 鹏 玲 斌 梅 晓峰 晓燕 国庆 春兰 永红 德明 小平 海燕 文静 宏伟 思远 雨桐 "
        + "正华 光荣 凤英 玉兰 大勇 长江 红梅 丹 磊 倩 刚 慧 波 洁 辉 莉 松 蓉").split(" ");

    private DemoMemberNames() {
    }

    static String of(int number) {
        return SURNAMES[number * 7 % SURNAMES.length] + GIVEN[(number * 11 + number / SURNAMES.length) % GIVEN.length];
    }
}
