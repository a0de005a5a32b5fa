package org.minsheng.appeal.internal.vacancy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.minsheng.account.Accounts;
import org.minsheng.account.PostingUse;
import org.minsheng.appeal.internal.Answering;
import org.minsheng.appeal.internal.Answering.Leaver;
import org.minsheng.organisation.Posts;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.Grant;
import org.springframework.stereotype.Component;

/** Says before the last of an organisation may not sign in any more how many open matters would go where. */
@Component
class LastSignIns implements PostingUse {

    private final VacancyBook book;
    private final GoingOn goingOn;
    private final Answering answering;
    private final Accounts accounts;
    private final Posts posts;

    LastSignIns(VacancyBook book, GoingOn goingOn, Answering answering, Accounts accounts, Posts posts) {
        this.book = book;
        this.goingOn = goingOn;
        this.answering = answering;
        this.accounts = accounts;
        this.posts = posts;
    }

    @Override
    public List<Use> without(AccountId account, List<Grant> ended) {
        var viewer = accounts.viewers(List.of(account)).get(account);
        if (viewer == null) {
            return List.of();
        }
        var remaining = new ArrayList<>(viewer.grants());
        remaining.removeAll(ended);
        var leaver = new Leaver(account, remaining);
        var left = answering.leftBy(ended, leaver);
        return left.isEmpty() ? List.of() : posts.posts(book.posts()).values().stream()
            .filter(post -> left.contains(post.organisation()))
            .flatMap(post -> EmptyPost.of(post, answering.servesDesk(post, leaver), answering.handles(post, leaver))
                .stream())
            .flatMap(empty -> goingOn.from(empty, other -> answering.servesDesk(other, leaver)).entrySet().stream()
                .map(entry -> new Use("appeal.hand-on.use.left", empty.post().organisationName(),
                    entry.getValue(), entry.getKey())))
            .collect(Collectors.groupingBy(use -> List.of(use.from(), use.to()),
                Collectors.reducing(LastSignIns::together)))
            .values().stream().flatMap(Optional::stream).toList();
    }

    private static Use together(Use one, Use other) {
        return new Use(one.text(), one.from(), one.count() + other.count(), one.to());
    }
}
