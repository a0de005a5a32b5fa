package org.minsheng.household.internal.imports;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a column can mean, with the words that communities write above it. */
public enum Field {
    NAME("姓名", "成员姓名", "家庭成员", "家庭成员姓名", "居民姓名", "人员姓名", "住户姓名", "人口姓名", "名字", "name"),
    HEAD("户主", "户主姓名", "房主", "房主姓名", "业主姓名", "head"),
    HEAD_IDENTITY("headidnumber", "户主身份证", "户主身份证号", "户主身份证号码", "户主证件号码"),
    HEAD_PHONE("headphone", "户主电话", "户主联系电话", "户主联系方式", "户主手机", "户主手机号", "业主电话"),
    RELATION("与户主关系", "户主关系", "与户主的关系", "家庭关系", "关系", "与业主关系", "称谓", "relation"),
    IDENTITY("身份证", "身份证号", "身份证号码", "公民身份号码", "证件号码", "证件号", "居民身份证号", "公民身份证号码", "身份号码", "idnumber",
    "identitynumber"),
    PHONE("电话", "联系电话", "手机", "手机号", "手机号码", "联系方式", "电话号码", "移动电话", "本人电话", "phone", "mobile"),
    SEX("性别", "sex"),
    BIRTH("出生日期", "出生年月", "出生年月日", "生日", "出生时间", "birthday", "birthdate"),
    COMMUNITY("社区", "村", "社区村", "村社区", "所属社区", "社区名称", "村居", "community"),
    COMPOUND("小区", "小区名称", "院落", "小区院落", "所属小区", "楼盘", "自然寨", "compound"),
    BUILDING("楼栋", "栋", "幢", "楼号", "栋号", "楼栋号", "幢号", "楼幢", "号楼", "building"),
    UNIT("单元", "单元号", "stair", "unit"),
    DOOR("房号", "房间号", "门牌", "门牌号", "室", "室号", "门户", "房屋号", "户室", "户室号", "户号", "room", "door"),
    ADDRESS("住址", "地址", "家庭住址", "居住地址", "现住址", "现居住地址", "现住地址", "详细地址", "详细住址", "居住地", "房屋地址", "常住地址",
        "家庭地址", "居住详细地址", "住房地址", "address"),
    RESIDENCE("人户状态", "居住类型", "居住性质", "住户类型", "人口类型", "居住情况", "居住状态", "户口类型", "人口性质", "人口类别", "是否常住", "房屋性质",
        "住户性质", "人户情况", "residence"),
    CARE("人员类别", "特殊人群", "特殊人群类别", "重点人群", "重点人员", "关爱对象", "关爱类别", "人群类别", "人群分类", "人员分类", "特殊群体", "困难类别",
        "类别", "标签", "care", "caregroup"),
    REMARK("备注", "备注说明", "说明", "其他说明", "特殊情况", "情况说明", "remark", "remarks", "note");

    /** Columns about other people than those who live there: whoever visits them, whom to call. */
    private static final Pattern OTHERS = Pattern.compile("网格|联户|监护|紧急|包保|责任|帮扶|联系人|联系党员|填表|登记人|采集|核查|干部|楼长|楼栋长|医生");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^)]*\\)|\\[[^]]*]");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Punct}、。：；·]+");
    private static final Set<Field> PERSONAL = Set.of(NAME, IDENTITY, PHONE);

    private final List<String> titles;

    Field(String... titles) {
        this.titles = List.of(titles);
    }

    /** The letters of a title alone: 身份证号, however it is spaced, starred or explained in brackets. */
    static String letters(String title) {
        var plain = Normalizer.normalize(title, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return BETWEEN.matcher(IN_BRACKETS.matcher(plain).replaceAll("")).replaceAll("");
    }

    /** @param above the heading over several columns, such as 户主信息; empty when there is none */
    static Optional<Field> of(String above, String title) {
        var letters = letters(title);
        var group = letters(above);
        var family = FamilyRow.column(above.isEmpty() || letters.isEmpty() ? above + title : above + " / " + title);
        if (family.isPresent()) {
            return family.map(FamilyRow.Column::field);
        }
        if (letters.isEmpty() || letters.length() > 16 || OTHERS.matcher(letters).find() || OTHERS.matcher(group)
            .find()) {
            return Optional.empty();
        }
        var found = exactly(letters).or(() -> nearly(letters));
        boolean ofHead = group.contains("户主") && !group.contains("关系") && !group.contains("成员");
        return ofHead ? found.map(Field::ofHead) : found;
    }

    private Field ofHead() {
        return PERSONAL.contains(this) ? this == NAME ? HEAD : this == IDENTITY ? HEAD_IDENTITY : HEAD_PHONE : this;
    }

    private static Optional<Field> exactly(String letters) {
        for (var field : values()) {
            if (field.titles.contains(letters)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** A word inside a longer title decides; the order matters, as in 户主身份证号码. */
    private static Optional<Field> nearly(String letters) {
        boolean head = letters.contains("户主") && !letters.contains("与户主");
        if (letters.contains("关系")) {
            return Optional.of(RELATION);
        }
        if (letters.contains("身份证") || letters.contains("证件号")) {
            return Optional.of(head ? HEAD_IDENTITY : IDENTITY);
        }
        if (letters.contains("电话") || letters.contains("手机") || letters.contains("联系方式")) {
            return Optional.of(head ? HEAD_PHONE : PHONE);
        }
        if (letters.contains("姓名")) {
            return Optional.of(head ? HEAD : NAME);
        }
        return letters.contains("出生") ? Optional.of(BIRTH)
            : letters.contains("住址") || letters.contains("地址") && !letters.contains("户籍") ? Optional.of(ADDRESS)
            : letters.contains("人群") ? Optional.of(CARE)
            : letters.contains("房号") || letters.contains("门牌") ? Optional.of(DOOR)
            : Optional.empty();
    }
}
