package org.minsheng.appeal.internal.vacancy;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.minsheng.account.Accounts;
import org.minsheng.appeal.internal.Answering;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.appeal.internal.steps.StepResult;
import org.minsheng.appeal.internal.steps.TakingStep;
import org.minsheng.organisation.Post;
import org.minsheng.organisation.PostId;
import org.minsheng.organisation.Posts;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.StaffNotices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.UnexpectedRollbackException;

/**
 * Hands on what lies with a post at which nobody is, each matter in a transaction of its own, and tells the desks that
 * get it. Run again it finds nothing left to do; while somebody is there it does nothing.
 */
@Component
class HandingOn {

    private static final Logger LOG = LoggerFactory.getLogger(HandingOn.class);
    private static final int BATCH = 200;

    private final VacancyBook vacancies;
    private final AppealBook book;
    private final TakingStep taking;
    private final Posts posts;
    private final Answering answering;
    private final Accounts accounts;
    private final StaffNotices notices;
    private final MessageSource messages;
    private final Clock clock;

    HandingOn(VacancyBook vacancies, AppealBook book, TakingStep taking, Posts posts,
              Answering answering, Accounts accounts, StaffNotices notices, MessageSource messages, Clock clock) {
        this.vacancies = vacancies;
        this.book = book;
        this.taking = taking;
        this.posts = posts;
        this.answering = answering;
        this.accounts = accounts;
        this.notices = notices;
        this.messages = messages;
        this.clock = clock;
    }

    /** Every post at which something open lies and nobody is. */
    void sweep() {
        posts.posts(vacancies.posts()).values().forEach(post -> run(List.of(post)));
    }

    void run(PostId id) {
        posts.post(id).ifPresent(post -> run(List.of(post)));
    }

    /** All posts of an organisation in which nobody is left. */
    void run(OrganisationId organisation) {
        run(posts.posts(vacancies.posts()).values().stream()
            .filter(post -> post.organisation().equals(organisation)).toList());
    }

    /** The desks that get something hear of it once for all of these posts, which are of one organisation. */
    private void run(List<Post> of) {
        var now = clock.instant();
        Map<Optional<OrganisationId>, Long> handed = new HashMap<>();
        for (var post : of) {
            EmptyPost.of(post, answering.servesDesk(post), answering.handles(post))
                .ifPresent(empty -> handOn(empty, now, handed));
        }
        handed.forEach((to, count) -> tell(of.getFirst(), to, count, now));
    }

    private void handOn(EmptyPost empty, Instant now, Map<Optional<OrganisationId>, Long> handed) {
        var post = empty.post();
        var note = messages.getMessage(post.isStaffed() ? "appeal.hand-on.note.left" : "appeal.hand-on.note",
            new Object[] {post.organisationName(), post.title()}, Locale.SIMPLIFIED_CHINESE);
        var request = new StepRequest.HandOn(post.id(), empty.desk(), empty.handler(), note);
        Map<Long, String> lying = Map.of();
        long after = 0;
        do {
            lying = vacancies.lying(empty, after, BATCH);
            for (var one : lying.entrySet()) {
                after = one.getKey();
                handOn(one.getValue(), request, now).ifPresent(to -> handed.merge(to, 1L, Long::sum));
            }
        } while (lying.size() == BATCH);
    }

    /** To whom it went; empty when somebody acted meanwhile, so that it lies elsewhere or is found the next time. */
    private Optional<Optional<OrganisationId>> handOn(String number, StepRequest.HandOn request, Instant now) {
        var key = RequestKey.from("hand-on:" + number + request.post().value() + now);
        try {
            return taking.handOn(number, key, request) instanceof StepResult.Taken
                ? book.byNumber(number).map(appeal -> Optional.ofNullable(appeal.work().deskOrg())) : Optional.empty();
        } catch (UnexpectedRollbackException somebodyActed) {
            LOG.info("Somebody acted on {} while it was handed on", number);
            return Optional.empty();
        }
    }

    private void tell(Post post, Optional<OrganisationId> to, long count, Instant now) {
        var event = "appeal-hand-on:" + post.id().value() + ":" + to.map(OrganisationId::value).orElse(0L)
            + ":" + now.getEpochSecond();
        List<AccountId> whom = to.map(accounts::at)
            .orElseGet(() -> accounts.over(county(post.area()), List.of(Role.COUNTY_LEADER)));
        var told = to.isEmpty() ? "appeal.hand-on.told.nobody"
            : post.isStaffed() ? "appeal.hand-on.told.left" : "appeal.hand-on.told";
        notices.tell(new StaffNotices.Notice(event, whom, told, List.of(Long.toString(count), post.organisationName()),
            to.isPresent() ? "/console/appeals" : "/console/appeals?tab=nobody", false));
    }

    private static AreaCode county(AreaCode area) {
        return area.value().length() <= 6 ? area : area.county();
    }
}
