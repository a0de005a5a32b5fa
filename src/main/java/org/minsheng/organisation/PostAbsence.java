package org.minsheng.organisation;

import java.util.Collection;
import java.util.Set;

/** Who holds a post and cannot act here any more; said by a module above, which knows the sign-ins. */
public interface PostAbsence {

    /** Those of these held posts that are passed over for the duty, because nobody can sign in for them. */
    Set<PostId> among(Collection<Post> held, String duty);
}
