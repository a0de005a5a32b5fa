package org.minsheng.household.internal.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.CareGroup;
import org.minsheng.household.Residence;
import org.minsheng.household.internal.Relation;

/** The words that sheets use for relations, residences and care groups. */
final class Words {

    private static final Pattern BETWEEN = Pattern.compile("[\\s/、,;+|和及]+");
    private static final Pattern ORDER = Pattern.compile("^(长|大|次|二|三|四|五|六|小|幺|老|独生|养|继|第[一二三四五六])(?=[子女儿孙])");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\(.*?\\)");
    private static final Pattern CODE = Pattern.compile("\\d{1,2}");
    private static final Map<String, Relation> RELATIONS = new HashMap<>();
    private static final Map<String, Residence> RESIDENCES = new HashMap<>();
    private static final Map<String, String> GROUPS = new HashMap<>();
    private static final Set<String> NO_GROUP = Set.of("一般", "普通", "一般人员", "普通人员", "一般居民", "普通居民", "普通群众", "群众", "居民",
        "常住", "正常", "学生", "否",
        "是", "其他", "常住人口", "流动人口", "户籍人口", "在职", "退休", "务工", "个体");

    static {
        relations(Relation.HEAD, "head 户主 本人 户主本人 本户户主 业主");
        relations(Relation.SPOUSE, "spouse 配偶 妻 妻子 夫 丈夫 爱人 老婆 老公 夫妻 媳妇 妻室");
        relations(Relation.CHILD, "child 子 女 儿子 女儿 子女 儿 孩子 儿媳 儿媳妇 女婿 养子 养女 继子 继女 子婿 独子 独女 之子 之女 独生子 独生女");
        relations(Relation.PARENT, "parent 父 母 父亲 母亲 父母 爸爸 妈妈 公公 婆婆 岳父 岳母 继父 继母 养父 养母 公婆 岳父母 之父 之母");
        relations(Relation.GRANDCHILD, "grandchild 孙 孙子 孙女 外孙 外孙女 外孙子 孙子女 外孙子女 曾孙 曾孙女 重孙 孙媳 孙儿 外孙儿 孙媳妇 曾孙子 重孙女");
        relations(Relation.GRANDPARENT, "grandparent 祖父 祖母 爷爷 奶奶 外公 外婆 外祖父 外祖母 祖父母 外祖父母 曾祖父 曾祖母");
        relations(Relation.SIBLING, "sibling 兄 弟 姐 妹 哥哥 弟弟 姐姐 妹妹 兄弟 姐妹 兄弟姐妹 哥 兄妹 姐弟 嫂 嫂子 弟媳 姐夫 妹夫");
        relations(Relation.RELATIVE,
            "relative 亲属 亲戚 其他亲属 其他 侄子 侄女 侄儿 外甥 外甥女 叔 伯 姑 舅 姨 叔叔 伯父 姑妈 舅舅 表兄 表弟 表姐 表妹 堂兄 堂弟 堂姐 堂妹 其它 其它亲属");
        relations(Relation.NOT_RELATED, "非亲属 租客 租户 合租 合租人 保姆 朋友 同事 同学 雇员 员工 借住 寄居 无关系");
        residences(Residence.OWNER,
            "owner 自住 自有 常住 常住户 户在人在 人户一致 人户同在 业主 业主自住 产权 自有产权 自购 自建 是 本地常住 户籍人口 常住人口 户籍 本社区户籍 自有房 自有住房 购买");
        residences(Residence.TENANT, "tenant 租住 租房 出租 承租 租赁 租户 租客 公租房 廉租房 租 租用 已出租");
        residences(Residence.ABSENT, "absent 空置 空房 空户 空挂 空挂户 人户分离 户在人不在 有户无人 外出 外出务工 长期外出 不在家 否 未入住 无人居住 无人 闲置");
        residences(Residence.FLOATING, "floating 流动 流动人口 流动户 暂住 人在户不在 外来 外来人口 寄住 借住 寄宿 暂住人口 有人无户");
        residences(Residence.COLLECTIVE, "collective 集体 集体户 宿舍 集体宿舍 员工宿舍");
        groups("living-alone", "独居 独居老人 空巢 空巢老人 独居空巢老人 孤寡 孤寡老人 独居人员");
        groups("elderly", "高龄 高龄老人 80岁以上 80岁以上老人 八十岁以上 80周岁以上 高龄人员 八旬老人");
        groups("infant", "婴儿 婴幼儿 幼儿 0-3岁 0-3岁婴幼儿 三岁以下 新生儿");
        groups("left-behind-child", "留守儿童 留守 困境儿童 留守困境儿童 事实孤儿 孤儿");
        groups("disabled", "残疾 残疾人 残疾人员 肢体残疾 视力残疾 听力残疾 智力残疾 精神残疾 残障 持证残疾人 重度残疾人 残疾户");
        groups("low-income", "低保 低保户 低保对象 低保人员 城市低保 农村低保 低保家庭");
        groups("five-guarantees", "五保 五保户 特困 特困供养 特困人员 特困户 特困供养人员");
        groups("chronic-illness", "慢性病 慢病 重病 大病 重大疾病 高血压 糖尿病 慢性病患者 重病患者 大病患者 慢病患者 长期患病");
        groups("pregnant", "孕妇 孕产妇 产妇 孕期 哺乳期");
        groups("veteran", "退役军人 退伍军人 复员军人 转业军人 军人 退役 退伍 优抚对象");
        groups("party-member", "党员 中共党员 预备党员 流动党员 共产党员");
        groups("key-contact", "重点联系对象 重点联系");
    }

    private Words() {
    }

    private static void relations(Relation relation, String words) {
        List.of(words.split(" ")).forEach(word -> RELATIONS.put(word, relation));
    }

    private static void residences(Residence residence, String words) {
        List.of(words.split(" ")).forEach(word -> RESIDENCES.put(word, residence));
    }

    private static void groups(String code, String words) {
        List.of(words.split(" ")).forEach(word -> GROUPS.put(word, code));
    }

    private static String word(String cell) {
        return IN_BRACKETS.matcher(Plain.text(cell).replace(" ", "")).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** A word, or the two digits of GB/T 4761. */
    static Cleaned<Relation> relation(String cell) {
        var word = word(cell);
        if (word.isEmpty()) {
            return Cleaned.empty();
        }
        var found = RELATIONS.get(word);
        if (found == null) {
            found = RELATIONS.get(ORDER.matcher(word).replaceFirst(""));
        }
        if (found == null && CODE.matcher(word).matches()) {
            found = ofCode(Integer.parseInt(word));
        }
        return found == null ? Cleaned.wrong("relation", word) : Cleaned.of(found);
    }

    private static @Nullable Relation ofCode(int code) {
        return switch (code / 10) {
            case 0 -> code < 4 ? Relation.HEAD : null;
            case 1 -> Relation.SPOUSE;
            case 2, 3 -> Relation.CHILD;
            case 4 -> Relation.GRANDCHILD;
            case 5 -> Relation.PARENT;
            case 6 -> Relation.GRANDPARENT;
            case 7 -> Relation.SIBLING;
            default -> code == 99 ? Relation.NOT_RELATED : Relation.RELATIVE;
        };
    }

    static Cleaned<Residence> residence(String cell) {
        var word = word(cell);
        if (word.isEmpty()) {
            return Cleaned.empty();
        }
        var found = RESIDENCES.get(word);
        return found == null ? Cleaned.wrong("residence", word) : Cleaned.of(found);
    }

    /** @param codes of the groups named; {@code unknown} are the words that name none */
    record Groups(List<String> codes, List<String> unknown) {
    }

    /** @param known in use here, which a county may have named in its own way */
    static Groups groups(String cell, List<CareGroup> known) {
        var codes = new ArrayList<String>();
        var unknown = new ArrayList<String>();
        if (cell.isEmpty()) {
            return new Groups(codes, unknown);
        }
        for (var word : BETWEEN.split(Plain.text(cell))) {
            var code = known.stream().filter(group -> group.name().equals(word)).map(CareGroup::code).findFirst()
                .orElse(GROUPS.get(word));
            if (code != null && known.stream().anyMatch(group -> group.code().equals(code))) {
                codes.add(code);
            } else if (!word.isEmpty() && !NO_GROUP.contains(word)) {
                unknown.add(word);
            }
        }
        return new Groups(codes.stream().distinct().toList(), unknown);
    }
}
