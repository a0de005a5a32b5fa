package org.minsheng.visit.internal.care;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;
import org.minsheng.shared.AccountId;

/** Between what is agreed about a care and the inputs in which it is written. */
final class TermsForm {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");

    private TermsForm() {
    }

    static void fill(Form form, CareRule rule) {
        form.prefill("times", times(rule.times())).prefill("everyDays", Integer.toString(rule.everyDays()))
            .prefill("grace", Integer.toString(rule.graceMinutes()))
            .prefill("alarmAbove", rule.alarmAbove().toPlainString());
    }

    static void fill(Form form, Care care) {
        form.prefill("carerName", care.carerName())
            .prefill("carer", care.carerAccount() == null ? null : Long.toString(care.carerAccount().value()))
            .prefill("times", times(care.plan().times()))
            .prefill("everyDays", Integer.toString(care.plan().everyDays()))
            .prefill("grace", Integer.toString(care.plan().graceMinutes()))
            .prefill("alarmAbove", care.alarmAbove() == null ? null : care.alarmAbove().toPlainString())
            .prefill("until", care.until() == null ? null : care.until().toString()).prefill("note", care.note());
    }

    static String times(List<LocalTime> times) {
        return times.stream().map(LocalTime::toString).collect(Collectors.joining(" "));
    }

    /** Null with faults in the form. */
    static CareBook.@Nullable Terms read(Form form, CareKind kind) {
        var carerName = form.required("carerName", 40);
        var carer = form.read("carer", text -> new AccountId(Long.parseLong(text)), "form.not-a-choice");
        var note = form.optional("note", 200);
        var until = form.read("until", TermsForm::date, "visit.fault.not-a-date");
        boolean quarantine = kind == CareKind.QUARANTINE;
        var times = quarantine ? readTimes(form) : List.<LocalTime>of();
        int grace = quarantine ? whole(form, "grace", 10, 600) : 0;
        int everyDays = quarantine ? 0 : whole(form, "everyDays", 1, 180);
        var alarmAbove = quarantine ? temperature(form) : null;
        return form.hasErrors() ? null : new CareBook.Terms(carerName, carer, new Plan(kind, times, everyDays, grace),
            alarmAbove, note, until);
    }

    static @Nullable CareRule readRule(Form form, int version) {
        var times = readTimes(form);
        int grace = whole(form, "grace", 10, 600);
        int everyDays = whole(form, "everyDays", 1, 180);
        var alarmAbove = temperature(form);
        return form.hasErrors() || alarmAbove == null ? null
            : new CareRule(alarmAbove, times, grace, everyDays, version);
    }

    private static List<LocalTime> readTimes(Form form) {
        var typed = form.required("times", 60);
        try {
            var times = Arrays.stream(typed.replace('\uff1a', ':').split("[\\s,\uff0c\u3001]+"))
                .filter(text -> !text.isEmpty())
                .map(text -> LocalTime.parse(text, TIME)).distinct().sorted().toList();
            if (times.isEmpty() || times.size() > 6) {
                form.reject("times", "visit.care.times-wrong");
            }
            return times;
        } catch (DateTimeException wrong) {
            form.reject("times", "visit.care.times-wrong");
            return List.of();
        }
    }

    private static @Nullable BigDecimal temperature(Form form) {
        form.required("alarmAbove", 5);
        return form.read("alarmAbove", text -> {
            var value = new BigDecimal(text);
            if (value.compareTo(BigDecimal.valueOf(36)) < 0 || value.compareTo(BigDecimal.valueOf(42)) > 0
                || value.scale() > 1) {
                throw new IllegalArgumentException(text);
            }
            return value;
        }, "visit.care.threshold-wrong");
    }

    private static int whole(Form form, String field, int least, int most) {
        form.required(field, 4);
        Integer value = form.read(field, Integer::valueOf, "visit.fault.not-a-number");
        if (value != null && (value < least || value > most)) {
            form.reject(field, "visit.care.between", least, most);
        }
        return value == null ? least : value;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
