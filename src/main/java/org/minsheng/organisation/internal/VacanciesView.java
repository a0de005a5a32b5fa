package org.minsheng.organisation.internal;

import java.util.List;
import org.minsheng.page.Option;
import org.minsheng.shared.Slice;

/** Posts without a holder. */
public record VacanciesView(Slice<PostRow> rows, List<Option> counties) {
}
