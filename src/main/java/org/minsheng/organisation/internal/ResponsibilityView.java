package org.minsheng.organisation.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.organisation.Post;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.shared.Tier;

/** The question, and once it was asked, every rung from the place up and the post that answers. */
public record ResponsibilityView(Form form, List<Option> duties, String place,
                                 List<Rung> rungs, @Nullable Post answer) {

    /**
     * A rung that was asked.
     *
     * @param post null when no post has the duty there
     * @param absent somebody holds it, but nobody can sign in who could act
     */
    public record Rung(Tier tier, @Nullable Post post, boolean absent) {

        public boolean isStaffed() {
            return post != null && post.isStaffed();
        }
    }

    public boolean isAsked() {
        return !place.isEmpty();
    }
}
