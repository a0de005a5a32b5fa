package org.minsheng.organisation.internal;

import java.util.List;
import org.minsheng.page.Option;
import org.minsheng.shared.Slice;

/** The list of organisations with the choices of its filters. */
public record OrganisationsView(Slice<OrganisationRow> rows, List<Option> kinds, List<Option> counties) {
}
