package org.minsheng.people.internal;

import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;
import org.minsheng.people.MaskedPerson;
import org.minsheng.people.Persons.Field;

/** One value of a person, masked while {@code shown} is null. */
public record ValueView(MaskedPerson person, Field field, @Nullable String shown, Form form) {
}
