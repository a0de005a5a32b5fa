package org.minsheng.visit.internal.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.minsheng.people.IdentityNumber;

/** The rules of answers, kind by kind; at most one fault for each field. */
record Checking(LocalDate today, List<Fault> faults) {

    private static final BigDecimal LARGEST = new BigDecimal("1000000000000");
    private static final int PLACE_TEXT = 200;
    private static final Pattern PHOTO = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");
    private static final Pattern PHONE = Pattern.compile("1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /** @param before the path of the entry, ending in a dot; empty for the form itself */
    void check(Scope scope, String before) {
        for (var field : scope.fields()) {
            if (scope.isShown(field) && field.asks()) {
                var path = before + field.key();
                var answer = scope.answer(field);
                if (answer != null) {
                    check(scope, field, path, answer);
                } else if (field.required()) {
                    add(path, "required");
                }
            }
        }
        Set<String> known = scope.fields().stream().filter(Field::asks).map(Field::key).collect(Collectors.toSet());
        scope.answers().keySet().stream().map(String::valueOf).filter(key -> !known.contains(key)).sorted()
            .forEach(key -> add(before + key, "unknown"));
    }

    private void check(Scope scope, Field field, String path, Object answer) {
        switch (field.kind()) {
            case TEXT -> text(field, path, answer);
            case NUMBER -> number(field, path, answer);
            case CHOICE -> choice(field, path, answer);
            case CHOICES -> choices(field, path, answer);
            case DATE -> date(field, path, answer);
            case PHOTO -> photos(field, path, answer);
            case PLACE -> place(path, answer);
            case GROUP -> group(scope, field, path, answer);
            case NOTE -> throw new IllegalStateException(path);
        }
    }

    private void text(Field field, String path, Object answer) {
        if (!(answer instanceof String text)) {
            add(path, "malformed");
            return;
        }
        int length = text.codePointCount(0, text.length());
        if (length > field.most()) {
            add(path, "too-long", field.most(), length);
        } else if (length < field.least()) {
            add(path, "too-short", field.least(), length);
        } else if (field.pattern() != null && !matches(field.pattern(), text)) {
            add(path, "pattern-" + FormJson.name(field.pattern()));
        }
    }

    private static boolean matches(Field.Pattern pattern, String text) {
        return switch (pattern) {
            case MOBILE -> MOBILE.matcher(text).matches();
            case PHONE -> PHONE.matcher(text).matches();
            case DIGITS -> DIGITS.matcher(text).matches();
            case IDENTITY -> {
                try {
                    yield new IdentityNumber(text).value().equals(text);
                } catch (IllegalArgumentException wrong) {
                    yield false;
                }
            }
        };
    }

    private void number(Field field, String path, Object answer) {
        var number = answer instanceof Number known ? Scope.decimal(known.toString()) : null;
        int decimals = field.decimals() == null ? Field.DECIMALS : field.decimals();
        if (number == null) {
            add(path, "not-a-number");
        } else if (field.max() != null && number.compareTo(field.max()) > 0) {
            add(path, "too-large", field.max().toPlainString());
        } else if (field.min() != null && number.compareTo(field.min()) < 0) {
            add(path, "too-small", field.min().toPlainString());
        } else if (number.abs().compareTo(LARGEST) > 0) {
            add(path, "too-large", LARGEST.toPlainString());
        } else if (number.stripTrailingZeros().scale() > decimals) {
            add(path, "too-exact", decimals);
        }
    }

    private void choice(Field field, String path, Object answer) {
        if (!(answer instanceof String value) || field.option(value).isEmpty()) {
            add(path, "not-a-choice");
        }
    }

    private void choices(Field field, String path, Object answer) {
        if (!(answer instanceof Collection<?> several)
            || !several.stream().allMatch(one -> one instanceof String value && field.option(value).isPresent())
            || new HashSet<>(several).size() < several.size()) {
            add(path, "not-a-choice");
        } else {
            count(field, path, several.size());
        }
    }

    private void count(Field field, String path, int count) {
        if (count > field.most()) {
            add(path, "too-many", field.most());
        } else if (count < field.least()) {
            add(path, "too-few", field.least());
        }
    }

    private void date(Field field, String path, Object answer) {
        var date = answer instanceof String text ? Dates.date(text) : null;
        var earliest = Dates.limit(field.earliest(), today);
        var latest = Dates.limit(field.latest(), today);
        if (date == null) {
            add(path, "not-a-date");
        } else if (earliest != null && date.isBefore(earliest)) {
            add(path, "too-early", earliest);
        } else if (latest != null && date.isAfter(latest)) {
            add(path, "too-late", latest);
        }
    }

    private void photos(Field field, String path, Object answer) {
        if (!(answer instanceof Collection<?> photos)
            || !photos.stream().allMatch(one -> one instanceof String id && PHOTO.matcher(id).matches())
            || new HashSet<>(photos).size() < photos.size()) {
            add(path, "not-a-photo");
        } else {
            count(field, path, photos.size());
        }
    }

    private void place(String path, Object answer) {
        boolean right = answer instanceof Map<?, ?> place
            && Set.of("text", "longitude", "latitude").containsAll(place.keySet())
            && (place.get("text") == null || place.get("text") instanceof String text
                && text.codePointCount(0, text.length()) <= PLACE_TEXT)
            && (isWithin(place.get("longitude"), 180) && isWithin(place.get("latitude"), 90)
                || place.get("longitude") == null && place.get("latitude") == null
                    && place.get("text") instanceof String text && !text.isBlank());
        if (!right) {
            add(path, "not-a-place");
        }
    }

    private static boolean isWithin(@org.jspecify.annotations.Nullable Object degrees, int most) {
        return degrees instanceof Number number && Math.abs(number.doubleValue()) <= most;
    }

    private void group(Scope scope, Field field, String path, Object answer) {
        if (!(answer instanceof Collection<?> entries) || !entries.stream().allMatch(Map.class::isInstance)) {
            add(path, "malformed");
            return;
        }
        count(field, path, entries.size());
        var inside = scope.entries(field);
        for (int i = 0; i < inside.size(); i++) {
            check(inside.get(i), path + "." + i + ".");
        }
    }

    private void add(String path, String code, Object... args) {
        faults.add(Fault.of(path, code, args));
    }
}
