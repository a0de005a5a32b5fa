package org.minsheng.organisation.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.organisation.Post;
import org.minsheng.page.Form;
import org.minsheng.page.Option;

/** The form of a post; {@code post} is null while it is new. */
public record PostFormView(Form form, Organisation organisation, @Nullable Post post,
                           List<Option> tiers, List<Option> duties) {
}
