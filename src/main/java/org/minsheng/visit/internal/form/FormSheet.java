package org.minsheng.visit.internal.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;

/**
 * A form ready to be shown by {@code visit/form/sheet.jte}: each question with its name in the page, whether it is
 * asked at the moment, and what it depends on.
 *
 * @param form what was typed, with the faults; every name begins with {@link #PREFIX}
 * @param asked the paths of what is asked, for browsers without scripts
 */
public record FormSheet(Form form, List<Item> items, String asked) {

    public static final String PREFIX = "a.";

    /**
     * @param known whether the answer was filled in from what is known
     * @param when name of the input that decides, null when it is always asked
     * @param entries of a group, each with its own items
     */
    public record Item(Field field, String name, boolean shown, boolean known, @Nullable String when,
                       String comparison, String value, List<List<Item>> entries) {

        public boolean mayAdd() {
            return entries.size() < field.most();
        }
    }

    /** @param known keys of the form's own fields that were filled in beforehand */
    public static FormSheet of(FormDefinition definition, Form form, Set<String> known) {
        var inOrder = definition.shown(Binding.withEmptyEntries(definition, form));
        var shown = Set.copyOf(inOrder);
        var names = new LinkedHashMap<String, String>();
        var items = items(definition.fields(), "", form, shown, known, names);
        return new FormSheet(form, items, String.join(" ", inOrder));
    }

    private static List<Item> items(List<Field> fields, String before, Form form, Set<String> shown, Set<String> known,
        Map<String, String> around) {
        var names = new LinkedHashMap<>(around);
        var items = new ArrayList<Item>();
        for (var field : fields) {
            var name = PREFIX + before + field.key();
            var entries = new ArrayList<List<Item>>();
            for (int i = 0; field.kind() == Field.Kind.GROUP && i < Binding.entries(field, name, form); i++) {
                entries.add(items(field.fields(), before + field.key() + "." + i + ".", form, shown, Set.of(), names));
            }
            items.add(item(field, name, shown.contains(before + field.key()), known.contains(field.key()),
                names, entries));
            names.put(field.key(), name);
        }
        return items;
    }

    private static Item item(Field field, String name, boolean shown, boolean known, Map<String, String> names,
        List<List<Item>> entries) {
        var when = field.when();
        if (when == null) {
            return new Item(field, name, shown, known, null, "", "", entries);
        }
        // A condition on nothing points to a name that no input has, so that the script hides it as the server does.
        var on = names.getOrDefault(when.field(), PREFIX + "-");
        if (when.is() != null) {
            return new Item(field, name, shown, known, on, "is", when.is(), entries);
        }
        if (when.isNot() != null) {
            return new Item(field, name, shown, known, on, "isNot", when.isNot(), entries);
        }
        return when.above() != null ? new Item(field, name, shown, known, on, "above", when.above(), entries)
            : new Item(field, name, shown, known, on, "below", when.below() == null ? "" : when.below(), entries);
    }
}
