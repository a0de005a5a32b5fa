package org.minsheng.visit.internal.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.attachment.Keeping;
import org.minsheng.page.Form;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;

/**
 * Fills a form in on a page: shows it with what is known, reads what was posted, keeps its photos and puts the faults
 * beside the fields. Works without scripts: what the answers newly ask for is shown before anything is accepted.
 */
@Component
public class FillingForm {

    /** Files of a photo question come under its name with this at the end; their kept ids under the name itself. */
    public static final String FILES = ".files";

    /**
     * The button that adds an entry to a group, or takes one away, has the group's name or the entry's as its value.
     */
    public static final String ADD = "addEntry";
    public static final String REMOVE = "removeEntry";

    private static final String ASKED = "asked";

    private final Attachments attachments;
    private final Clock clock;

    FillingForm(Attachments attachments, Clock clock) {
        this.attachments = attachments;
        this.clock = clock;
    }

    /** For the first showing; unknown keys are passed over. */
    public static FormSheet blank(FormDefinition definition, Map<String, Object> known) {
        var form = Form.empty();
        Binding.fill(definition.fields(), FormSheet.PREFIX, known, form);
        return FormSheet.of(definition, form, known.keySet());
    }

    /** Known answers are texts; they become what the fields want, and what does not fit is left out. */
    public static Map<String, Object> fitting(FormDefinition definition, Map<String, String> known) {
        var fitting = new java.util.LinkedHashMap<String, Object>();
        for (var field : definition.fields()) {
            var text = field.prefill() == null ? null : known.get(field.prefill());
            if (text != null && !text.isBlank()) {
                switch (field.kind()) {
                    case TEXT, DATE -> fitting.put(field.key(), text);
                    case NUMBER -> Optional.ofNullable(Scope.decimal(text))
                        .ifPresent(number -> fitting.put(field.key(), number));
                    case CHOICE -> field.option(text).ifPresent(option -> fitting.put(field.key(), text));
                    case CHOICES -> {
                        var values = Arrays.stream(text.split("[,，、]")).filter(value -> field.option(value).isPresent())
                            .toList();
                        if (!values.isEmpty()) {
                            fitting.put(field.key(), values);
                        }
                    }
                    case PHOTO, PLACE, GROUP, NOTE -> { }
                }
            }
        }
        return fitting;
    }

    /** The form again, as it was typed. */
    public static FormSheet again(FormDefinition definition, Form form, Set<String> known) {
        return FormSheet.of(definition, form, known);
    }

    /** The answers to be kept; empty when the form has to be shown again, with faults or with what is newly asked. */
    public Optional<Map<String, Object>> read(FormDefinition definition, Form form,
        MultiValueMap<String, MultipartFile> files) {
        keepPhotos(definition, form, files);
        if (!form.value(ADD).isEmpty() || !form.value(REMOVE).isEmpty()) {
            changeEntries(definition, form);
            return Optional.empty();
        }
        var answers = Binding.answers(definition, form);
        for (var fault : definition.check(answers, LocalDate.now(clock))) {
            form.reject(FormSheet.PREFIX + fault.key(), fault.messageKey(), fault.args().toArray());
        }
        if (form.hasErrors() || asksMore(definition, form, answers)) {
            return Optional.empty();
        }
        return Optional.of(definition.kept(answers));
    }

    /** The photos among answers, to be bound to what they belong to. */
    public static List<AttachmentId> photos(FormDefinition definition, Map<String, Object> answers) {
        var ids = new ArrayList<AttachmentId>();
        collect(definition.fields(), answers, ids);
        return ids;
    }

    private static void collect(List<Field> fields, Map<?, ?> answers, List<AttachmentId> ids) {
        for (var field : fields) {
            if (answers.get(field.key()) instanceof Collection<?> several) {
                for (var one : several) {
                    if (field.kind() == Field.Kind.PHOTO && one instanceof String id) {
                        ids.add(new AttachmentId(UUID.fromString(id)));
                    } else if (field.kind() == Field.Kind.GROUP && one instanceof Map<?, ?> entry) {
                        collect(field.fields(), entry, ids);
                    }
                }
            }
        }
    }

    private static boolean asksMore(FormDefinition definition, Form form, Map<String, Object> answers) {
        if (form.value(ASKED).isEmpty()) {
            return false;
        }
        var shown = new HashSet<>(definition.shown(answers));
        Arrays.asList(form.value(ASKED).split(" ")).forEach(shown::remove);
        shown.removeIf(path -> path.contains("."));
        return !shown.isEmpty();
    }

    private void keepPhotos(FormDefinition definition, Form form, MultiValueMap<String, MultipartFile> files) {
        Set<String> names = new HashSet<>();
        FormSheet.of(definition, form, Set.of()).items().forEach(item -> collectNames(item, names));
        files.forEach((name, several) -> {
            var field = name.endsWith(FILES) ? name.substring(0, name.length() - FILES.length()) : "";
            if (names.contains(field)) {
                several.stream().filter(file -> !file.isEmpty()).limit(Field.MOST_PHOTOS)
                    .forEach(file -> keep(form, field, file));
            }
        });
    }

    private static void collectNames(FormSheet.Item item, Set<String> names) {
        if (item.field().kind() == Field.Kind.PHOTO) {
            names.add(item.name());
        }
        item.entries().forEach(entry -> entry.forEach(inner -> collectNames(inner, names)));
    }

    private void keep(Form form, String name, MultipartFile file) {
        var original = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        try (var content = file.getInputStream()) {
            switch (attachments.keepPhoto(content, original, false)) {
                case Keeping.Kept kept -> form.also(name, kept.attachment().id().toString());
                case Keeping.Refused refused -> form.reject(name, refused.key(), refused.args());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void changeEntries(FormDefinition definition, Form form) {
        for (var field : definition.fields()) {
            var name = FormSheet.PREFIX + field.key();
            if (field.kind() == Field.Kind.GROUP && form.value(ADD).equals(name)) {
                form.set(name, Integer.toString(Binding.entries(field, name, form) + 1));
            } else if (field.kind() == Field.Kind.GROUP && form.value(REMOVE).startsWith(name + ".")) {
                remove(field, name, form);
            }
        }
    }

    /** The entries behind move up. */
    private static void remove(Field group, String name, Form form) {
        var gone = Scope.decimal(form.value(REMOVE).substring(name.length() + 1));
        int count = Binding.entries(group, name, form);
        if (gone == null || gone.intValue() < 0 || gone.intValue() >= count) {
            return;
        }
        for (int i = gone.intValue(); i < count; i++) {
            for (var suffix : form.names(name + "." + i + ".")) {
                form.clear(name + "." + i + "." + suffix);
            }
            for (var suffix : form.names(name + "." + (i + 1) + ".")) {
                for (var value : form.values(name + "." + (i + 1) + "." + suffix)) {
                    form.also(name + "." + i + "." + suffix, value);
                }
            }
        }
        form.set(name, Integer.toString(count - 1));
    }
}
