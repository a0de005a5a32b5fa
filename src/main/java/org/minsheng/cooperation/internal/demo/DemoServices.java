package org.minsheng.cooperation.internal.demo;

import java.util.List;
import org.minsheng.cooperation.internal.ServiceKind;
import org.minsheng.cooperation.internal.agreement.Period;

/** What units of a county town can do for a community. */
final class DemoServices {

    record Service(ServiceKind kind, String title, int quantity, Period period) {
    }

    private static final String UNITS =
        "财政局 人民医院 总工会 团县委 妇女联合会 科学技术协会 残疾人联合会 红十字会 发展和改革局 工业和商务局 审计局 统计局 林业局 应急管理局 医疗保障局 退役军人事务局 "
        + "档案馆 融媒体中心 图书馆 博物馆 气象局 烟草专卖局 邮政管理局 公路管理段 人民法院 人民检察院 党校 供销合作社 机关事务服务中心 疾病预防控制中心 妇幼保健院 中医院 农村商业银行 农业银行 "
        + "工商银行 建设银行 中国银行 邮政储蓄银行 电信分公司 移动分公司 联通分公司 广播电视网络公司 自来水公司 城市投资公司 湄江中学 求是高级中学 职业高级中学 第一小学";

    private static final List<Service> SERVICES = List.of(
        new Service(ServiceKind.HEALTH, "社区义诊", 1, Period.MONTH),
        new Service(ServiceKind.POLICY, "惠民政策宣讲", 1, Period.QUARTER),
        new Service(ServiceKind.CARE, "探访独居老人", 2, Period.MONTH),
        new Service(ServiceKind.ENVIRONMENT, "背街小巷环境整治", 1, Period.MONTH),
        new Service(ServiceKind.LEGAL, "法律咨询", 1, Period.QUARTER),
        new Service(ServiceKind.REPAIR, "水电维修", 1, Period.ON_CALL),
        new Service(ServiceKind.EDUCATION, "四点半课堂辅导", 1, Period.WEEK),
        new Service(ServiceKind.SAFETY, "消防安全巡查", 1, Period.QUARTER),
        new Service(ServiceKind.CULTURE, "文艺进小区", 1, Period.HALF_YEAR),
        new Service(ServiceKind.CARE, "代办代买", 1, Period.ON_CALL),
        new Service(ServiceKind.JOBS, "就业岗位推荐", 1, Period.QUARTER),
        new Service(ServiceKind.MEDIATION, "邻里纠纷调解", 1, Period.ON_CALL),
        new Service(ServiceKind.SAFETY, "反诈宣传入户", 1, Period.MONTH),
        new Service(ServiceKind.HEALTH, "健康知识讲座", 1, Period.QUARTER), new Service(ServiceKind.REPAIR, "家电检修", 1,
            Period.MONTH), new Service(ServiceKind.EDUCATION, "儿童阅读分享", 1, Period.MONTH));

    private DemoServices() {
    }

    static List<String> units() {
        return List.of(UNITS.split(" "));
    }

    /** The same for the same unit, never twice in one agreement. */
    static Service of(int unit, int item) {
        return SERVICES.get((unit * 3 + item * 5) % SERVICES.size());
    }
}
