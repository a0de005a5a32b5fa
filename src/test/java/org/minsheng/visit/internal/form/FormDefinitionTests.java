package org.minsheng.visit.internal.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class FormDefinitionTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private final FormJson json = new FormJson();

    @Provide
    Arbitrary<Field> fields() {
        var kinds = Arbitraries.of(Field.Kind.values());
        var limits = Arbitraries.integers().between(0, 6).injectNull(0.5);
        var conditions = Combinators.combine(Arbitraries.of("a", "b", "c", "gone"), Arbitraries.of("1", "yes", "x"),
            Arbitraries.integers().between(0, 3))
            .as((field, value, sort) -> new Field.Condition(field, sort == 0 ? value : null, sort == 1 ? value : null,
                sort == 2 ? value : null, sort == 3 ? value : null)).injectNull(0.6);
        return Combinators.combine(Arbitraries.of("a", "b", "c", "d"), kinds, Arbitraries.of(true, false), limits,
            limits, conditions, Arbitraries.strings().ofMaxLength(8)).as(FormDefinitionTests::field);
    }

    private static Field field(String key, Field.Kind kind, boolean required, @Nullable Integer min,
                               @Nullable Integer max, Field.@Nullable Condition when, String label) {
        var options = kind == Field.Kind.CHOICE || kind == Field.Kind.CHOICES
            ? List.of(new Field.Choice("yes", label, ""), new Field.Choice("no", "", label)) : List.<Field.Choice>of();
        return new Field(key, kind, label, "", "", label, required, required, min == null ? null
            : BigDecimal.valueOf(min),
            max == null ? null : BigDecimal.valueOf(max), null, null, null, kind == Field.Kind.DATE ? "today" : null,
            options, when, null, List.of());
    }

    @Provide
    Arbitrary<FormDefinition> definitions() {
        var groups = Combinators.combine(fields(), fields().list().ofMaxSize(3))
            .as((group, inner) -> new Field(group.key(), Field.Kind.GROUP,
            group.label(), "", "", "", group.required(), false, null, group.max(), null, null, null, null, List.of(),
            group.when(), null, distinct(inner)));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, fields()), net.jqwik.api.Tuple.of(1, groups))
            .list().ofMaxSize(4)
            .map(fields -> new FormDefinition(distinct(fields)));
    }

    private static List<Field> distinct(List<Field> fields) {
        var byKey = new java.util.LinkedHashMap<String, Field>();
        fields.forEach(field -> byKey.putIfAbsent(field.key(), field));
        return List.copyOf(byKey.values());
    }

    @Provide
    Arbitrary<Map<String, Object>> answers() {
        Arbitrary<Object> plain = Arbitraries.oneOf(
            Arbitraries.of("yes", "no", "", " ", "x", "1", "2026-11-25", "2026-11-26", "2026-02-30", "长长长长长长长长"),
            Arbitraries.integers().between(-2, 9).asGeneric(), Arbitraries.of(1.5, 2.25, 3.125).asGeneric(),
            Arbitraries.of(true, false).asGeneric());
        Arbitrary<Object> nested = plain.list().ofMaxSize(3).asGeneric();
        Arbitrary<Object> entries = Arbitraries.maps(Arbitraries.of("a", "b", "c"), plain).ofMaxSize(3).list()
            .ofMaxSize(3).asGeneric();
        return Arbitraries.maps(Arbitraries.of("a", "b", "c", "d"), Arbitraries.oneOf(plain, nested, entries))
            .ofMaxSize(4)
            .map(HashMap::new);
    }

    @Property(tries = 300)
    void a_definition_survives_json(@ForAll("definitions") FormDefinition form) {
        assertThat(json.definition(json.write(form))).isEqualTo(form);
        assertThat(json.definition(json.writeIndented(form))).isEqualTo(form);
    }

    /**
     * Without faults each question that is asked has an answer of its kind within its limits, checked here in another
     * way.
     */
    @Property(tries = 1000)
    void what_is_accepted_keeps_to_the_rules(@ForAll("definitions") FormDefinition form,
        @ForAll("answers") Map<String, Object> answers) {
        if (form.check(answers, TODAY).isEmpty()) {
            var shown = form.shown(answers);
            for (var field : form.fields()) {
                if (shown.contains(field.key())) {
                    assertThat(isRight(field, answers.get(field.key()))).as("%s in %s", field, answers).isTrue();
                }
            }
        }
    }

    /** What is kept is accepted when what was given is, keeps nothing unknown, and keeping twice changes nothing. */
    @Property(tries = 1000)
    void keeping_is_steady(@ForAll("definitions") FormDefinition form, @ForAll("answers") Map<String, Object> answers) {
        var kept = form.kept(answers);
        assertThat(form.kept(kept)).isEqualTo(kept);
        assertThat(form.check(kept, TODAY)).noneMatch(fault -> fault.code().equals("unknown"));
        assertThat(form.shown(kept)).containsAll(kept.keySet());
    }

    private static boolean isRight(Field field, @Nullable Object answer) {
        if (answer == null || answer instanceof String text && text.isBlank() || answer instanceof List<?> list
            && list.isEmpty()) {
            return field.kind() == Field.Kind.NOTE || !field.required();
        }
        int least = field.min() == null ? 0 : field.min().intValue();
        int most = field.max() == null ? Integer.MAX_VALUE : field.max().intValue();
        return switch (field.kind()) {
            case TEXT -> answer instanceof String text && text.strip().length() >= least && text.strip()
                .length() <= most;
            case NUMBER -> answer instanceof Number number
                && number.doubleValue() >= (field.min() == null ? -9e9 : least) && number.doubleValue() <= most
                && number.doubleValue() * 100 == Math.rint(number.doubleValue() * 100);
            case CHOICE -> answer.equals("yes") || answer.equals("no");
            case CHOICES -> answer instanceof List<?> list && List.of("yes", "no").containsAll(list)
                && list.size() >= least && list.size() <= most;
            case DATE -> answer.equals("2026-11-25");
            case GROUP -> answer instanceof List<?> list && list.size() <= most && new ArrayList<>(list).stream()
                .allMatch(Map.class::isInstance);
            case PHOTO, PLACE, NOTE -> false;
        };
    }
}
