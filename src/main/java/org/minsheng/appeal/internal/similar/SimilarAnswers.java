package org.minsheng.appeal.internal.similar;

import java.util.List;
import java.util.Objects;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.PublicText;
import org.minsheng.appeal.internal.SeenAppeals;
import org.minsheng.appeal.internal.replies.ReplySource;
import org.minsheng.page.Page;
import org.springframework.stereotype.Component;

/** Offers what was answered to appeals that are alike, without the names, doors and numbers of those who asked. */
@Component
class SimilarAnswers implements ReplySource {

    private static final int COMPARED = 12;
    private static final int MOST = 3;

    private final FindingSimilar finding;
    private final AppealBook book;
    private final SeenAppeals seen;

    SimilarAnswers(FindingSimilar finding, AppealBook book, SeenAppeals seen) {
        this.finding = finding;
        this.book = book;
        this.seen = seen;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<Offer> offers(Page page, Appeal appeal) {
        var alike = finding.to(appeal, COMPARED);
        var known = book.byIds(alike.stream().map(Similar::id).toList());
        return alike.stream()
            .map(one -> known.get(one.id()))
            .filter(Objects::nonNull)
            .filter(one -> !one.outcome().answer().isBlank() && seen.sees(page.viewer(), one))
            .limit(MOST)
            .map(one -> new Offer("appeal.replies.similar",
                page.t("appeal.replies.similar.name", PublicText.reusable(one.said().title()), one.number()),
                PublicText.reusable(one.outcome().answer())))
            .toList();
    }
}
