package org.minsheng.appeal.internal.replies;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.catalogue.Matters;
import org.minsheng.area.Places;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Page;
import org.springframework.stereotype.Component;

/**
 * Offers the prepared answers filled in for one appeal: first those for its matter, then those for a wider one, then
 * the rest.
 */
@Component
class FillingReplies implements ReplySource {

    private static final int MOST = 30;

    private final ReplyBook book;
    private final Matters matters;
    private final Places places;
    private final Posts posts;

    FillingReplies(ReplyBook book, Matters matters, Places places, Posts posts) {
        this.book = book;
        this.matters = matters;
        this.places = places;
        this.posts = posts;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Offer> offers(Page page, Appeal appeal) {
        var account = page.viewer().account();
        var grant = page.viewer().principal();
        if (account == null || grant == null) {
            return List.of();
        }
        var values = values(page, appeal);
        return book.of(grant.organisation(), account).stream()
            .filter(reply -> distance(reply.matter(), appeal.said().matter()) < Integer.MAX_VALUE)
            .sorted(Comparator.comparing(reply -> distance(reply.matter(), appeal.said().matter())))
            .limit(MOST)
            .map(reply -> new Offer(reply.owner().equals(account) ? "appeal.replies.own" : "appeal.replies.shared",
                reply.name(), ReplyField.fill(reply.body(), values)))
            .toList();
    }

    private static int distance(@Nullable String template, @Nullable String matter) {
        if (template == null) {
            return 2;
        }
        return template.equals(matter) ? 0 : matter != null && matter.startsWith(template + ".") ? 1
            : Integer.MAX_VALUE;
    }

    private Map<ReplyField, String> values(Page page, Appeal appeal) {
        var values = new EnumMap<ReplyField, String>(ReplyField.class);
        var said = appeal.said();
        var holder = appeal.work().holderOrg();
        values.put(ReplyField.NUMBER, appeal.number());
        values.put(ReplyField.TITLE, said.title());
        values.put(ReplyField.KIND, page.t(said.kind()));
        values.put(ReplyField.MATTER, matters.name(page, said.matter()));
        values.put(ReplyField.PLACE, places.address(said.place()));
        values.put(ReplyField.HOLDER,
            holder == null ? "" : posts.organisationNames(List.of(holder)).getOrDefault(holder, ""));
        values.put(ReplyField.FILED, page.date(LocalDate.ofInstant(said.filedAt(), page.clock().getZone())));
        values.put(ReplyField.DUE, page.date(LocalDate.ofInstant(appeal.work().dueAt(), page.clock().getZone())));
        values.put(ReplyField.TODAY, page.date(LocalDate.now(page.clock())));
        values.put(ReplyField.ME, page.viewer().name());
        return values;
    }

    /** The text with values made up for a look at it. */
    String sample(Page page, String text) {
        var today = LocalDate.now(page.clock());
        var values = new EnumMap<ReplyField, String>(ReplyField.class);
        for (var field : ReplyField.values()) {
            values.put(field, page.t("appeal.replies.sample." + field));
        }
        values.put(ReplyField.ME, page.viewer().name());
        values.put(ReplyField.TODAY, page.date(today));
        values.put(ReplyField.FILED, page.date(today.minusDays(Duration.ofDays(2).toDays())));
        values.put(ReplyField.DUE, page.date(today.plusDays(3)));
        return ReplyField.fill(text, values);
    }
}
