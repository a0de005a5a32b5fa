package org.minsheng.visit.internal.campaign;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Page;
import org.minsheng.visit.internal.form.Field;
import org.springframework.stereotype.Component;

/** One answer in words, for screens and sheets. */
@Component
class Wordings {

    String of(Page page, Field field, @Nullable Object answer) {
        return switch (answer) {
            case null -> "";
            case String text -> option(page, field, text);
            case Collection<?> several -> several(page, field, several);
            case Map<?, ?> map -> map.containsKey("sealed") ? page.t("visit.sealed") : place(map);
            default -> answer.toString();
        };
    }

    private static String option(Page page, Field field, String value) {
        return field.option(value).map(option -> option.label(page.chinese())).orElse(value);
    }

    private String several(Page page, Field field, Collection<?> several) {
        if (field.kind() == Field.Kind.GROUP) {
            return several.stream().map(entry -> entry instanceof Map<?, ?> one ? entry(page, field, one) : "")
                .collect(Collectors.joining("；"));
        }
        if (field.kind() == Field.Kind.PHOTO) {
            return page.t("visit.photos", several.size());
        }
        return several.stream().map(one -> option(page, field, one.toString()))
            .collect(Collectors.joining(page.t("visit.comma")));
    }

    private String entry(Page page, Field group, Map<?, ?> said) {
        return group.fields().stream().filter(field -> said.get(field.key()) != null)
            .map(field -> field.label(page.chinese()) + " " + of(page, field, said.get(field.key())))
            .collect(Collectors.joining(page.t("visit.comma")));
    }

    private static String place(Map<?, ?> place) {
        var text = place.get("text");
        return text != null ? text.toString() : place.get("latitude") + ", " + place.get("longitude");
    }
}
