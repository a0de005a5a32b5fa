package org.minsheng.people.internal;

import java.util.List;
import java.util.Map;
import org.minsheng.page.Form;
import org.minsheng.people.MaskedPerson;
import org.minsheng.people.Persons.Field;
import org.minsheng.shared.Slice;

/**
 * A person's page.
 *
 * @param shown values unmasked by this very request
 */
public record PersonView(MaskedPerson person, int version, Form form,
                         Map<Field, String> shown, Slice<ToldUnmasking> seen, List<Viewing> viewings) {
}
