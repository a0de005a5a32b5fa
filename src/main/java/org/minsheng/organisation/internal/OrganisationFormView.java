package org.minsheng.organisation.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;
import org.minsheng.page.Option;

/** The form of an organisation; {@code organisation} is null while it is new. */
public record OrganisationFormView(Form form, @Nullable Organisation organisation, List<Option> kinds) {
}
