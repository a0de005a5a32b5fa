package org.minsheng.volunteer;

import java.time.Instant;
import java.util.List;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;

/**
 * Members were confirmed, moved or left; published in the transaction of the change. Whoever moves has gone from one
 * community and come to another.
 *
 * @param went who reports to their community no longer
 */
public record MembersChanged(List<Reported> came, List<PersonId> went, Instant at) {

    public MembersChanged {
        came = List.copyOf(came);
        went = List.copyOf(went);
    }

    /** Somebody who reports to a community from now on. */
    public record Reported(PersonId person, AreaCode community) {
    }

    public static MembersChanged gone(PersonId person, Instant at) {
        return new MembersChanged(List.of(), List.of(person), at);
    }
}
