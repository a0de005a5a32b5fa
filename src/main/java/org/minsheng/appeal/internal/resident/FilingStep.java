package org.minsheng.appeal.internal.resident;

import java.util.List;

/** The pages of a resident's report, one question each; every page carries what was said on the others. */
public enum FilingStep {

    WHAT("body", "attachment", "photoPlace", "photosPublic"),
    KIND("kind", "detail", "longitude", "latitude"),
    CONTACT("own", "phone", "name", "onBehalf", "anonymous", "private", "toldBy", "agentPhone", "agentName", "whoTold"),
    CHECK;

    private final List<String> fields;

    FilingStep(String... fields) {
        this.fields = List.of(fields);
    }

    /** The fields that this page asks for. */
    public List<String> fields() {
        return fields;
    }

    FilingStep next() {
        return this == CHECK ? CHECK : values()[ordinal() + 1];
    }

    /** The page before, itself for the first. */
    public FilingStep before() {
        return this == WHAT ? WHAT : values()[ordinal() - 1];
    }

    /** Which page a field is asked on; the check for what belongs to none. */
    static FilingStep of(String field) {
        for (var step : values()) {
            if (step.fields.contains(field)) {
                return step;
            }
        }
        return field.equals("photos") ? WHAT : CHECK;
    }

    /** As typed into a hidden field; the first page for anything else. */
    static FilingStep named(String text) {
        for (var step : values()) {
            if (step.name().equals(text)) {
                return step;
            }
        }
        return WHAT;
    }
}
