package org.minsheng.organisation.internal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.organisation.Post;
import org.minsheng.organisation.PostUse;
import org.minsheng.page.Form;
import org.minsheng.people.MaskedPerson;

/**
 * One post: its duties, who holds it, who held it. {@code contact} is null while it is vacant.
 *
 * @param uses what lies with it and where that would go without a holder
 */
public record PostView(Post post, String place, int version, Instant since,
                       @Nullable Instant endedAt, List<Holding> holdings, @Nullable MaskedPerson contact,
                       List<String> duties, List<PostUse.Use> uses, boolean editable, Form form) {
}
