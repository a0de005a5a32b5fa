package org.minsheng.appeal.internal.vacancy;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.minsheng.account.Accounts;
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
 * Hands on what lies with a post that nobody holds, each matter in a transaction of its own, and tells the desks that get it. Run
 * again it finds nothing left to do; while the post is held it does nothing.
 */
@Component
class HandingOn {

    private static final Logger LOG = LoggerFactory.getLogger(HandingOn.class);
    private static final int BATCH = 200;

    private final VacancyBook vacancies;
    private final AppealBook book;
    private final TakingStep taking;
    private final Posts posts;
    private final Accounts accounts;
    private final StaffNotices notices;
    private final MessageSource messages;
    private final Clock clock;

    HandingOn(VacancyBook vacancies, AppealBook book, TakingStep taking, Posts posts, Accounts accounts, StaffNotices notices,
              MessageSource messages, Clock clock) {
        this.vacancies = vacancies;
        this.book = book;
        this.taking = taking;
        this.posts = posts;
        this.accounts = accounts;
        this.notices = notices;
        this.messages = messages;
        this.clock = clock;
    }

    /** Every post at which something open lies and nobody is. */
    void sweep() {
        var all = vacancies.posts();
        var known = posts.posts(all);
        all.stream().filter(post -> Optional.ofNullable(known.get(post)).filter(Post::isStaffed).isEmpty()).forEach(this::run);
    }

    void run(PostId id) {
        var post = posts.post(id).orElse(null);
        if (post == null || post.isStaffed()) {
            return;
        }
        var now = clock.instant();
        var note = messages.getMessage("appeal.hand-on.note", new Object[] {post.organisationName(), post.title()}, Locale.SIMPLIFIED_CHINESE);
        Map<Optional<OrganisationId>, Long> handed = new HashMap<>();
        Map<Long, String> lying = Map.of();
        long after = 0;
        do {
            lying = vacancies.lying(id, post.area(), after, BATCH);
            for (var one : lying.entrySet()) {
                after = one.getKey();
                handOn(one.getValue(), new StepRequest.HandOn(id, note), now).ifPresent(to -> handed.merge(to, 1L, Long::sum));
            }
        } while (lying.size() == BATCH);
        handed.forEach((to, count) -> tell(post, to, count, now));
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
        var event = "appeal-hand-on:" + post.id().value() + ":" + to.map(OrganisationId::value).orElse(0L) + ":" + now.getEpochSecond();
        List<AccountId> whom = to.map(accounts::at).orElseGet(() -> accounts.over(county(post.area()), List.of(Role.COUNTY_LEADER)));
        notices.tell(new StaffNotices.Notice(event, whom, to.isPresent() ? "appeal.hand-on.told" : "appeal.hand-on.told.nobody",
            List.of(Long.toString(count)), to.isPresent() ? "/console/appeals" : "/console/appeals?tab=nobody", false));
    }

    private static AreaCode county(AreaCode area) {
        return area.value().length() <= 6 ? area : area.county();
    }
}
