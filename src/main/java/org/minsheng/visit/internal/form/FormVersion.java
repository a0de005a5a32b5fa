package org.minsheng.visit.internal.form;

import java.time.Instant;

/**
 * One published version of a form.
 *
 * @param number 1 for the first
 */
public record FormVersion(FormVersionId id, FormId form, String name, String nameEn, FormPurpose purpose, int number,
                          FormDefinition definition, Instant publishedAt) {

    public String name(boolean chinese) {
        return chinese || nameEn.isEmpty() ? name : nameEn;
    }
}
