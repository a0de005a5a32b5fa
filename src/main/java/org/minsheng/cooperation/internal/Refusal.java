package org.minsheng.cooperation.internal;

/** Nothing was changed; the key's sentence, beside the field, says why. */
@SuppressWarnings("ArrayRecordComponent")
public record Refusal(String field, String key, Object... args) {

    public static final Refusal NOT_YOURS = new Refusal("version", "cooperation.refused.not-yours");
    public static final Refusal STALE = new Refusal("version", "cooperation.refused.changed-meanwhile");
    public static final Refusal ENDED = new Refusal("version", "cooperation.refused.ended");

    /** Beside the field of a form. */
    public void on(org.minsheng.page.Form form) {
        form.reject(field, key, args);
    }
}
