package org.minsheng.appeal.internal.similar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.Words;
import org.minsheng.appeal.internal.similar.Similar.Near;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.attachment.PhotoLook;
import org.minsheng.shared.AreaCode;
import org.springframework.stereotype.Component;

/**
 * Finds what was said before about the same thing: candidates by their rarest words and their place in one query, the
 * best of them by the words that both texts hold, and the very best by the texts themselves.
 */
@Component
public class FindingSimilar {

    /** What lies back further than this is not the same thing any more. */
    static final Duration WINDOW = Duration.ofDays(183);
    private static final int MOST_CANDIDATES = 300;
    private static final int COMPARED = 60;
    private static final double RARE_SHARE = 0.004;
    private static final double TELLING_SHARE = 0.08;
    /** With fewer letters than this nobody has said anything yet. */
    private static final int SHORTEST = 6;
    private static final double FADING = 0.10;
    /** Whoever stood before the same thing took much the same picture; the words then only have to agree a little. */
    private static final double SAME_SIGHT = 0.40;
    private static final Duration SIGHT_WINDOW = Duration.ofDays(60);

    private final SimilarBook book;
    private final PhotoBook photos;
    private final Attachments attachments;
    private final Frequencies frequencies;
    private final Words words;
    private final Clock clock;

    FindingSimilar(SimilarBook book, PhotoBook photos, Attachments attachments,
                   Frequencies frequencies, Words words, Clock clock) {
        this.book = book;
        this.photos = photos;
        this.attachments = attachments;
        this.frequencies = frequencies;
        this.words = words;
        this.clock = clock;
    }

    /**
     * For something that is not filed yet.
     *
     * @param files photos that were handed in so far
     */
    public List<Similar> toNew(AreaCode place, String title, String body, Collection<AttachmentId> files, int limit) {
        return to(place, title, body, attachments.looks(files).values(), null, limit);
    }

    /** For an appeal, which is not similar to itself. */
    public List<Similar> to(Appeal appeal, int limit) {
        var said = appeal.said();
        return to(said.place(), said.title(), said.body(), photos.of(appeal.id()), appeal.id(), limit);
    }

    private List<Similar> to(AreaCode place, String title, String body, Collection<PhotoLook> looks,
                             @Nullable AppealId except, int limit) {
        if (place.at(AreaCode.Level.COUNTY) == null) {
            return List.of();
        }
        var now = clock.instant();
        var seen = photos.alike(place, looks, now.minus(SIGHT_WINDOW));
        boolean silent = title.length() + body.length() < SHORTEST;
        if (silent && seen.isEmpty()) {
            return List.of();
        }
        var counted = frequencies.counted();
        var wording = Wording.of(title, body, words::cut);
        Map<Long, Set<String>> candidates = silent ? new HashMap<>()
            : book.candidates(place, Probe.rarest(wording.words().keySet(), counted, RARE_SHARE),
                Probe.rarest(wording.words().keySet(), counted, TELLING_SHARE), now.minus(WINDOW), MOST_CANDIDATES);
        if (except != null) {
            candidates.remove(except.value());
            seen.remove(except.value());
        }
        var read = new LinkedHashSet<>(best(candidates, wording.words().keySet(), counted));
        read.addAll(seen.keySet());
        return book.read(read).stream()
            .map(found -> compare(place, wording, counted, found, now, seen.containsKey(found.id().value())))
            .filter(similar -> similar.score() >= Similar.WEAK)
            .sorted(Comparator.comparingDouble(Similar::score).reversed())
            .limit(limit)
            .toList();
    }

    /** By the weight of the words that both hold, against all that the candidate holds. */
    private static List<Long> best(Map<Long, Set<String>> candidates, Collection<String> asked,
                                   Frequencies.Counted counted) {
        var mine = new HashSet<>(asked);
        Map<Long, Double> scores = new HashMap<>();
        candidates.forEach((id, said) -> {
            double shared = 0;
            double all = 0;
            for (var word : said) {
                double weight = counted.of(word);
                all += weight * weight;
                if (mine.contains(word)) {
                    shared += weight * weight;
                }
            }
            scores.put(id, all == 0 ? 0 : shared / Math.sqrt(all));
        });
        return scores.entrySet().stream()
            .sorted(Map.Entry.<Long, Double>comparingByValue().reversed())
            .limit(COMPARED)
            .map(Map.Entry::getKey)
            .toList();
    }

    private Similar compare(AreaCode place, Wording wording, Frequencies.Counted counted,
                            SimilarBook.Found found, Instant now, boolean photo) {
        var likeness = Likeness.between(wording, Wording.of(found.title(), found.body(), words::cut), counted);
        var near = Near.of(place, found.place());
        double age = Math.clamp((double) Duration.between(found.filedAt(), now).toHours() / WINDOW.toHours(), 0, 1);
        double score = Math.min(1, likeness.score() * near.weight * (1 - FADING * age) + (photo ? SAME_SIGHT : 0));
        return new Similar(found.id(), found.number(), found.title(), found.body(), found.kind(),
            found.matter(), found.place(), found.state(), found.closed(), found.filedAt(), found.version(), near,
            score, likeness.words(), photo);
    }
}
