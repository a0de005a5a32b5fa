package org.minsheng.organisation.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.organisation.Post;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.shared.Tier;

/** The question, and once it was asked, every rung from the place up and the post that answers. */
public record ResponsibilityView(Form form, List<Option> duties, String place, List<Rung> rungs, @Nullable Post answer) {

    /** A rung that was asked; {@code post} is null when no post has the duty there. */
    public record Rung(Tier tier, @Nullable Post post) {

        public boolean isStaffed() {
            return post != null && post.isStaffed();
        }
    }

    public boolean isAsked() {
        return !place.isEmpty();
    }
}
