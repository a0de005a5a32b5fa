package org.minsheng.appeal.internal;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.minsheng.organisation.Post;
import org.minsheng.organisation.Responsibility;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Tier;
import org.springframework.stereotype.Component;

/** Which desk takes a matter in: the lowest one that is staffed, so that an unstaffed compound hands on at once. */
@Component
public class Desks {

    /**
     * @param post null when no desk up to the county is staffed; the matter then waits at the county, on its leader's
     * page
     */
    public record Desk(Tier tier, @Nullable Post post) {
    }

    private record Question(AreaCode place, Tier from) {
    }

    private final Answering answering;
    private final LoadingCache<Question, Desk> known =
        Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofSeconds(5)).build(this::ask);

    Desks(Answering answering) {
        this.answering = answering;
    }

    /** The desk for a new word; an answer may be five seconds old. */
    public Desk at(AreaCode place) {
        var around = place.at(AreaCode.Level.COMPOUND);
        return known.get(new Question(around == null ? place : around, Tier.of(place)));
    }

    /** The desk on this tier or, where nobody stands, on the next one up. */
    public Desk from(AreaCode place, Tier tier) {
        return ask(new Question(place, tier));
    }

    private Desk ask(Question question) {
        return switch (answering.responsible(Post.DESK, question.place(), question.from())) {
            case Responsibility.Held held -> new Desk(held.post().tier(), held.post());
            case Responsibility.Nobody nobody -> new Desk(Tier.COUNTY, null);
        };
    }
}
