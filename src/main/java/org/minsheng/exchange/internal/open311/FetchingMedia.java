package org.minsheng.exchange.internal.open311;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.minsheng.account.Integrations;
import org.minsheng.appeal.Appeals;
import org.minsheng.attachment.Attachments;
import org.minsheng.attachment.Keeping;
import org.minsheng.exchange.internal.Fetcher;
import org.minsheng.exchange.internal.Fetcher.Result;
import org.minsheng.exchange.internal.Waits;
import org.minsheng.exchange.internal.open311.MediaBook.Media;
import org.minsheng.exchange.internal.open311.MediaBook.State;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.RequestKey;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Fetches a picture that a request points to and puts it into the appeal's history. What is no picture is never stored.
 */
@Component
class FetchingMedia {

    /** Half an hour in all; a picture that is not there by then is not waited for. */
    static final int MOST_ATTEMPTS = 6;
    private static final Duration LATE = Duration.ofMinutes(1);

    private final MediaBook media;
    private final Fetcher fetcher;
    private final Attachments attachments;
    private final Appeals appeals;
    private final Integrations integrations;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final CustomTask<Long> task;
    private final Clock clock;

    FetchingMedia(MediaBook media, Fetcher fetcher, Attachments attachments, Appeals appeals, Integrations integrations,
                  ObjectProvider<SchedulerClient> scheduler, CustomTask<Long> mediaTask, Clock clock) {
        this.media = media;
        this.fetcher = fetcher;
        this.attachments = attachments;
        this.appeals = appeals;
        this.integrations = integrations;
        this.scheduler = scheduler;
        this.task = mediaTask;
        this.clock = clock;
    }

    void queue(UUID token, AccountId account, String number, String url) {
        media.add(token, account, number, url, clock.instant()).ifPresent(this::schedule);
    }

    /** @return when to try again, empty when there is nothing left to do */
    Optional<Instant> fetch(long id) {
        return media.begin(id, clock.instant()).flatMap(this::attempt);
    }

    private Optional<Instant> attempt(Media one) {
        try {
            Path file = Files.createTempFile("minsheng-", ".media");
            try {
                return switch (fetcher.fetch(one.url(), file)) {
                    case Result.Saved saved -> keep(one, file);
                    case Result.Failed failed -> failed(one, failed);
                };
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private Optional<Instant> keep(Media one, Path file) throws IOException {
        var by = integrations.byId(new AccountId(one.account()));
        if (by.isEmpty()) {
            return end(one, State.NOT_FETCHED, "the integration is not active");
        }
        try (var content = Files.newInputStream(file)) {
            return switch (attachments.keepPhoto(content, "media", false)) {
                case Keeping.Kept kept -> {
                    boolean added = appeals.addPhotos(by.get().viewer(), one.number(), new RequestKey(one.requestKey()),
                        List.of(kept.attachment().id()), "media_url " + one.url());
                    yield end(one, added ? State.FETCHED : State.NOT_FETCHED,
                              added ? "" : "the appeal is out of reach");
                }
                case Keeping.Refused refused -> end(one, State.NOT_FETCHED, "not a picture");
            };
        }
    }

    private Optional<Instant> failed(Media one, Result.Failed failed) {
        var wait = failed.again() && one.attempts() < MOST_ATTEMPTS ? Waits.after(one.attempts())
            : Optional.<Duration>empty();
        if (wait.isEmpty()) {
            return end(one, State.NOT_FETCHED, failed.why());
        }
        var now = clock.instant();
        media.end(one.id(), State.WAITING, failed.why(), now.plus(wait.get()), now);
        return Optional.of(now.plus(wait.get()));
    }

    private Optional<Instant> end(Media one, State state, String answer) {
        media.end(one.id(), state, answer, clock.instant(), clock.instant());
        return Optional.empty();
    }

    /** Finds what no task is left for. */
    void sweep() {
        media.late(clock.instant().minus(LATE)).forEach(this::schedule);
    }

    private void schedule(long id) {
        scheduler.getObject().scheduleIfNotExists(task.instance(Long.toString(id), id), clock.instant());
    }
}
