package org.minsheng.cooperation.internal.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minsheng.cooperation.internal.ServiceKind;
import org.minsheng.cooperation.internal.agreement.Period;

/** Understands what people write into sheets: 每月2次, 按需, 2026.3.1, and what a service is about. */
final class Words {

    private static final Map<Period, Pattern> PERIODS = new LinkedHashMap<>();
    private static final Map<ServiceKind, Pattern> KINDS = new LinkedHashMap<>();
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,3})");
    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?.*");
    private static final String CHINESE = "一二三四五六七八九十";
    /** Excel counts days from here. */
    private static final LocalDate EXCEL = LocalDate.of(1899, 12, 30);

    static {
        PERIODS.put(Period.ON_CALL, Pattern.compile("按需|随时|不定期|预约"));
        PERIODS.put(Period.HALF_YEAR, Pattern.compile("半年"));
        PERIODS.put(Period.WEEK, Pattern.compile("周|星期"));
        PERIODS.put(Period.MONTH, Pattern.compile("月"));
        PERIODS.put(Period.QUARTER, Pattern.compile("季"));
        PERIODS.put(Period.YEAR, Pattern.compile("年"));
        KINDS.put(ServiceKind.LEGAL, Pattern.compile("法律|普法|维权|公证"));
        KINDS.put(ServiceKind.HEALTH, Pattern.compile("义诊|健康|体检|医|卫生知识|急救|接种"));
        KINDS.put(ServiceKind.MEDIATION, Pattern.compile("调解|纠纷|矛盾"));
        KINDS.put(ServiceKind.CARE, Pattern.compile("老人|助老|助残|残疾|独居|困难|慰问|理发|探访"));
        KINDS.put(ServiceKind.EDUCATION, Pattern.compile("辅导|课堂|培训|教育|托管|阅读|讲座"));
        KINDS.put(ServiceKind.ENVIRONMENT, Pattern.compile("环境|卫生|清扫|绿化|垃圾|保洁|植树"));
        KINDS.put(ServiceKind.SAFETY, Pattern.compile("安全|消防|巡查|反诈|防汛|隐患"));
        KINDS.put(ServiceKind.REPAIR, Pattern.compile("维修|检修|疏通|安装|抢修|家电"));
        KINDS.put(ServiceKind.JOBS, Pattern.compile("就业|招聘|创业|岗位"));
        KINDS.put(ServiceKind.CULTURE, Pattern.compile("文化|文艺|演出|电影|体育|书画|舞"));
        KINDS.put(ServiceKind.POLICY, Pattern.compile("政策|宣讲|宣传|党课|理论"));
    }

    private Words() {
    }

    /** What a cell says, else what the service is called; other when nothing is known. */
    static ServiceKind kind(String said, String title) {
        for (var text : new String[] {said, title}) {
            for (var kind : KINDS.entrySet()) {
                if (kind.getValue().matcher(text).find()) {
                    return kind.getKey();
                }
            }
        }
        return ServiceKind.OTHER;
    }

    /** Null when it says nothing that is understood. */
    static @Nullable Period period(String said) {
        return PERIODS.entrySet().stream().filter(period -> period.getValue().matcher(said).find())
            .map(Map.Entry::getKey).findFirst().orElse(null);
    }

    /** The first number of the one or the other; 1 when there is none, null when it is out of range. */
    static @Nullable Integer quantity(String said, String often) {
        for (var text : new String[] {said, often}) {
            var number = NUMBER.matcher(text);
            if (number.find()) {
                int value = Integer.parseInt(number.group(1));
                return value < 1 ? null : value;
            }
            for (int at = 0; at < CHINESE.length(); at++) {
                if (text.contains(CHINESE.charAt(at) + "次") || text.equals(String.valueOf(CHINESE.charAt(at)))) {
                    return at + 1;
                }
            }
        }
        return said.isEmpty() ? 1 : null;
    }

    /** @throws DateTimeException when it is no date */
    static LocalDate date(String said) {
        if (said.matches("\\d{5}")) {
            return EXCEL.plusDays(Long.parseLong(said));
        }
        var date = DATE.matcher(said);
        if (!date.matches()) {
            throw new DateTimeException(said);
        }
        return LocalDate.of(Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)),
            Integer.parseInt(date.group(3)));
    }
}
