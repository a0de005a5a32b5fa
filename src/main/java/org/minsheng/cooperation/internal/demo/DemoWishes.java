package org.minsheng.cooperation.internal.demo;

import java.util.List;
import org.minsheng.cooperation.internal.ServiceKind;

/** What residents of the demo wish, one in every state. */
final class DemoWishes {

    /** @param days how many days ago it was ordered */
    record Wish(ServiceKind kind, String title, String text, String state, String mode, String done, int days,
                boolean overdue, boolean shown) {
    }

    private static final List<String> RESIDENTS = List.of("陆秀乙", "何兴碧", "田茂华", "冯开群", "石家祥", "罗永珍");

    private static final List<Wish> WISHES = List.of(
        new Wish(ServiceKind.CARE, "陪独居老人去医院复查", "周三上午九点，老人腿脚不便。", "PLACED", "", "", 0, false, false),
        new Wish(ServiceKind.REPAIR, "厨房水龙头漏水", "已经漏了两天。", "PLACED", "", "", 1, false, false),
        new Wish(ServiceKind.EDUCATION, "四年级孩子数学辅导", "每周两次就好。", "OFFERED", "CLAIM", "", 1, false, false),
        new Wish(ServiceKind.LEGAL, "想问问赡养协议怎么写", "", "ASSIGNED", "ASSIGN", "", 1, false, false),
        new Wish(ServiceKind.ENVIRONMENT, "单元门口杂物清理", "堆了一个多月。", "ACCEPTED", "ROTATE", "", 2, false, false),
        new Wish(ServiceKind.HEALTH, "给楼里老人量血压", "六位老人都愿意来。", "PASSED", "ASSIGN", "", 2, false, false),
        new Wish(ServiceKind.SAFETY, "检查楼道消防栓", "有两个拧不动。", "UNDERWAY", "ASSIGN", "", 6, true, false),
        new Wish(ServiceKind.CARE, "代买药送到家", "老人行动不便。", "DONE", "ROTATE", "按单子买齐，送到家里，老人当面点清。", 3, false, false),
        new Wish(ServiceKind.HEALTH, "小区广场义诊", "", "CONFIRMED", "ASSIGN", "四位医生看了 46 人，两位建议复查的已联系家属。", 12, false, true),
        new Wish(ServiceKind.ENVIRONMENT, "清理后巷卫生死角", "", "CONFIRMED", "CLAIM", "十二人清了三车杂物，补种了花。", 16, false, true),
        new Wish(ServiceKind.REPAIR, "修理单元门禁", "", "CONFIRMED", "ASSIGN", "换了电源和门锁，四个单元都试过。", 21, false, true),
        new Wish(ServiceKind.EDUCATION, "周末带孩子读书", "", "CONFIRMED", "ROTATE", "带了十九个孩子读《安徒生童话》。", 9, false, false),
        new Wish(ServiceKind.OTHER, "请帮忙搬家", "", "REFUSED", "", "", 8, false, false),
        new Wish(ServiceKind.CULTURE, "老年舞队缺音响", "", "CANCELLED", "", "", 7, false, false));

    private DemoWishes() {
    }

    static List<Wish> all() {
        return WISHES;
    }

    static String resident(int number) {
        return RESIDENTS.get(number);
    }
}
