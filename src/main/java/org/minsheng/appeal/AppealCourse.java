package org.minsheng.appeal;

import java.time.Instant;
import java.util.List;
import org.minsheng.shared.Tier;

/**
 * How an appeal came to where it is, told without a word of what was said and without a person.
 *
 * @param followers how many met the same besides the reporter
 * @param steps those that the reporter reads, oldest first
 */
public record AppealCourse(AppealState state, Tier tier, int round, int followers, List<Milestone> steps) {

    public AppealCourse {
        steps = List.copyOf(steps);
    }

    /** One step. */
    public record Milestone(Instant at, AppealAction action, AppealState state, Tier tier) {
    }
}
