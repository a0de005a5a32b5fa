package org.minsheng.visit.internal.form;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;

/**
 * A form with the draft that is worked on.
 *
 * @param key names a form that ships, empty for others
 * @param published number of the latest version, 0 while there is none
 * @param draftDiffers whether the draft differs from that version
 */
public record FormRow(FormId id, String key, FormDetails details, FormDefinition draft, int version, Instant changedAt,
               String changedByName, @Nullable Instant retiredAt, int published, boolean draftDiffers) {

    public AreaCode area() {
        return details.area();
    }

    public String name(boolean chinese) {
        return chinese || details.nameEn().isEmpty() ? details.name() : details.nameEn();
    }
}
