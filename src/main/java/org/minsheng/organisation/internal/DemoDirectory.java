package org.minsheng.organisation.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minsheng.organisation.OrganisationKind;

/** Who there is in the demo counties: the usual offices of a county, town and community, with invented holders. */
final class DemoDirectory {

    /** A post of an office; the duties it has there. */
    record Seat(String title, Set<String> duties) {

        Seat(String title, String... duties) {
            this(title, Set.of(duties));
        }
    }

    /** An office of a county, its name without the county's. */
    record Office(OrganisationKind kind, String name, List<Seat> seats) {

        Office(String name, Seat... seats) {
            this(OrganisationKind.DEPARTMENT, name, List.of(seats));
        }
    }

    static final List<Office> COUNTY = List.of(
        new Office("人民政府"),
        new Office("社会治理服务中心", new Seat("民声总台", "desk")),
        new Office("综合行政执法局", new Seat("城市管理股", "greenery", "sanitation", "noise"),
            new Seat("执法大队", "buildings", "falling-objects", "parking")),
        new Office("住房和城乡建设局", new Seat("物业与房产股", "property", "housing"), new Seat("市政公用股", "gas", "drainage")),
        new Office("水务局", new Seat("供水管理股", "water")),
        new Office("供电局", new Seat("营销服务岗", "power")),
        new Office("交通运输局", new Seat("公路与运输股", "roads", "transport")),
        new Office("公安局", new Seat("治安管理大队", "public-order")),
        new Office("消防救援大队", new Seat("防火监督岗", "fire-safety")),
        new Office("民政局", new Seat("社会救助股", "welfare")),
        new Office("人力资源和社会保障局", new Seat("社会保险股", "social-security"), new Seat("就业与劳动监察股", "employment", "labour")),
        new Office("教育体育局", new Seat("基础教育股", "education")),
        new Office("卫生健康局", new Seat("医政医管股", "health")),
        new Office("生态环境分局", new Seat("污染防治股", "environment")),
        new Office("自然资源局", new Seat("国土空间用途股", "land")),
        new Office("市场监督管理局", new Seat("消费者权益保护股", "market")),
        new Office("农业农村局", new Seat("乡村振兴股", "agriculture")),
        new Office("司法局", new Seat("公共法律服务股", "legal", "mediation")),
        new Office("文体旅游局", new Seat("公共文化股", "culture")),
        new Office("税务局", new Seat("纳税服务股", "tax")),
        new Office("纪律检查委员会", new Seat("信访室", "discipline")),
        new Office("信访局", new Seat("综合业务股", "other")));

    static final List<Seat> TOWN = List.of(
        new Seat("民声调度岗", "desk"),
        new Seat("城市管理办公室", "greenery", "sanitation", "property", "parking", "noise", "buildings", "falling-objects",
            "drainage", "roads", "fire-safety"),
        new Seat("社会事务办公室", "welfare", "health", "education", "social-security", "employment", "housing"),
        new Seat("平安法治办公室", "public-order", "mediation", "labour", "legal", "other"));

    static final List<Seat> COMMUNITY = List.of(
        new Seat("便民服务窗口", "desk"),
        new Seat("社区书记", "mediation", "public-order", "other"),
        new Seat("环境物业委员", "greenery", "sanitation", "property", "parking", "fire-safety", "noise",
            "buildings", "falling-objects"),
        new Seat("民政卫健委员", "welfare", "health", "social-security", "employment"));

    static final Seat PROPERTY = new Seat("项目经理", "property", "greenery", "sanitation",
        "parking", "fire-safety", "drainage", "falling-objects", "noise");

    /** Compounds without a property company: what happens there goes to the community at once. */
    static final Set<String> UNSTAFFED = Set.of("体育场家属院", "上里小区");

    /** The property company is there, its manager has left. */
    static final Set<String> VACANT = Set.of("迎涪家园");

    /** Of a community with many compounds only the first have a property company, which keeps the first start quick. */
    static final int STAFFED_COMPOUNDS = 3;

    private static final String OFFICES =
        "县委办公室 人大常委会办公室 政协办公室 县委组织部 县委宣传部 县委统战部 县委政法委 县委编办 县直机关工委 总工会 团县委 妇女联合会 科学技术协会 "
        + "工商业联合会 残疾人联合会 红十字会 文学艺术界联合会 财政局 发展和改革局 工业和商务局 审计局 统计局 林业局 应急管理局 医疗保障局 退役军人事务局 茶产业发展中心 档案馆 "
        + "融媒体中心 图书馆 博物馆 气象局 烟草专卖局 邮政管理局 公路管理段 人民法院 人民检察院 党校 供销合作社 机关事务服务中心 疾病预防控制中心 妇幼保健院 中医院 农村商业银行 "
        + "农业银行 工商银行 建设银行 中国银行 邮政储蓄银行 村镇银行 电信分公司 移动分公司 联通分公司 广播电视网络公司 自来水公司 城市投资公司 交通运输公司 粮食储备公司 茶业集团 湄江中学 求是高级中学 "
            + "职业高级中学";

    /** With the offices above 86 units, which report to the communities of 凤冈. */
    static List<String> offices() {
        return List.of(OFFICES.split(" "));
    }

    /** With the offices above 164 units, each of which keeps a zone of 湄潭's county town (包保单位). */
    static List<String> keepers() {
        var names = new ArrayList<>(List.of(OFFICES.split(" ")));
        int kinds = 3;
        String[] kind = {"幼儿园", "小学", "社区卫生服务站"};
        for (int n = 2; names.size() < 164 - COUNTY.size() - 2; n++) {
            names.add("第" + (n / kinds + 2) + kind[n % kinds]);
        }
        return names;
    }

    /** Those who also sign in to the demo, by organisation and post. */
    static final Map<String, String> HOLDERS = Map.ofEntries(
        Map.entry("凤冈县社会治理服务中心/民声总台", "安晓梅"),
        Map.entry("凤冈县综合行政执法局/城市管理股", "罗建军"),
        Map.entry("凤冈县住房和城乡建设局/物业与房产股", "冯丽"),
        Map.entry("凤冈县民政局/社会救助股", "田秀英"),
        Map.entry("龙泉街道办事处/民声调度岗", "杨帆"),
        Map.entry("体育场社区居民委员会/便民服务窗口", "李小燕"),
        Map.entry("体育场社区居民委员会/社区书记", "王永芳"),
        Map.entry("凤凰苑物业服务中心/项目经理", "周德明"),
        Map.entry("湄江街道办事处/民声调度岗", "刘静"),
        Map.entry("迎涪社区居民委员会/便民服务窗口", "何婷"),
        Map.entry("迎涪社区居民委员会/社区书记", "石敏"),
        Map.entry("茗城峰景物业服务中心/项目经理", "蔡晓兰"),
        Map.entry("子营街道办事处/民声调度岗", "毛家兴"),
        Map.entry("积善社区居民委员会/社区书记", "犹春兰"));

    private static final String[] SURNAMES = "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧".split(" ");
    private static final String[] GIVEN = ("永芳 建国 秀兰 志强 小燕 国庆 玉梅 海涛 文静 德贵 晓峰 丽娟 光明 春燕 世荣 金凤 洪波 雪梅 家俊 正华 "
        + "红霞 大勇 桂英 思远 明霞 长江 彩云").split(" ");

    private DemoDirectory() {
    }

    /** The same invented name for the same number, always. */
    static String name(int number) {
        return SURNAMES[number * 7 % SURNAMES.length] + GIVEN[number * 11 % GIVEN.length];
    }
}
