package org.minsheng.visit.internal.patrol;

import java.time.Instant;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes what a phone brings: found perhaps hours ago, on the round that this person walked then, or on none. */
@Component
public class FindingOnTheWay {

    private final PatrolBook book;
    private final WalkedGround ground;
    private final KeepingReport keeping;

    FindingOnTheWay(PatrolBook book, WalkedGround ground, KeepingReport keeping) {
        this.book = book;
        this.ground = ground;
        this.keeping = keeping;
    }

    /** @param at when it was found, as far as anybody knows */
    @Transactional
    public Found take(Viewer viewer, RequestKey key, NewReport report, Instant at) {
        var account = viewer.account();
        if (account == null || ground.of(viewer).filter(own -> own.contains(report.place())).isEmpty()) {
            return new Found.Refused("place", "field.refused.no-patrol");
        }
        return keeping.keep(viewer, book.at(account, at).orElse(null), key, report, at);
    }
}
