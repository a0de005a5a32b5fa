package org.minsheng.appeal.internal.bulk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.SeenAppeals;
import org.minsheng.appeal.internal.assigning.Colleagues;
import org.minsheng.appeal.internal.steps.TakingStep;
import org.minsheng.area.Places;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Many appeals at once: what will become of each, doing it, what became of each, taking it back. */
@Controller
class BulkPages {

    private static final String PATH = "/console/bulk";
    private static final String TEMPLATE = "appeal/bulk/bulk";
    private static final int MOST = 200;
    private static final int LONGEST_NOTE = 500;

    private final RunningBulk running;
    private final BulkBook book;
    private final SeenAppeals appeals;
    private final TakingStep taking;
    private final Colleagues colleagues;
    private final Accounts accounts;
    private final Places places;
    private final Posts posts;
    private final Clock clock;

    BulkPages(RunningBulk running, BulkBook book, SeenAppeals appeals, TakingStep taking,
              Colleagues colleagues, Accounts accounts, Places places, Posts posts, Clock clock) {
        this.running = running;
        this.book = book;
        this.appeals = appeals;
        this.taking = taking;
        this.colleagues = colleagues;
        this.accounts = accounts;
        this.places = places;
        this.posts = posts;
        this.clock = clock;
    }

    @PostMapping("/console/bulk-previews")
    ModelAndView foresee(Page page, Form form, Viewer viewer) {
        var action = form.choice("action", BulkAction.class);
        var picked = form.values("number").stream().distinct().toList();
        var numbers = picked.subList(0, Math.min(MOST, picked.size()));
        if (action == null || numbers.isEmpty()) {
            return page.go("/console/appeals", "appeal.bulk.none");
        }
        var wish = wish(form, viewer, action);
        return page.show(TEMPLATE, foreseen(page, viewer, wish, numbers, form, picked.size() - numbers.size()));
    }

    @PostMapping(PATH)
    ModelAndView run(Page page, Form form, Viewer viewer) {
        var action = form.choice("action", BulkAction.class);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var items = form.values("item").stream().limit(MOST).map(BulkPages::item).flatMap(Optional::stream).toList();
        var account = viewer.account();
        if (action == null || key == null || account == null || items.isEmpty()) {
            return page.go("/console/appeals", "appeal.bulk.none");
        }
        var wish = wish(form, viewer, action);
        if (form.hasErrors()) {
            return page.again(TEMPLATE, foreseen(page, viewer, wish,
                items.stream().map(BulkItem::number).toList(), form, 0));
        }
        return page.go(PATH + "/" + running.run(viewer, account, key, wish, items));
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView show(Page page, Viewer viewer, @PathVariable long id) {
        var bulk = own(viewer, id);
        var lines = lines(page, viewer, bulk.wish(), bulk.items());
        return page.show(TEMPLATE, new BulkView(bulk.wish().action(), bulk, lines, 0,
            Form.empty(), List.of(), page.newKey(), bulk.isReversible(clock.instant()), 0));
    }

    @PostMapping(PATH + "/{id}/reversal")
    ModelAndView reverse(Page page, Viewer viewer, @PathVariable long id) {
        var bulk = own(viewer, id);
        if (!bulk.isReversible(clock.instant())) {
            return page.warn(PATH + "/" + id, "appeal.bulk.too-late");
        }
        running.reverse(viewer, bulk);
        return page.go(PATH + "/" + id);
    }

    private Bulk own(Viewer viewer, long id) {
        return book.find(id).filter(bulk -> bulk.account().equals(viewer.account()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static BulkWish wish(Form form, Viewer viewer, BulkAction action) {
        var to = form.value("to").equals("me") ? viewer.account() : account(form);
        return new BulkWish(action, action == BulkAction.ASSIGN ? to : null, form.optional("note", LONGEST_NOTE));
    }

    private static @Nullable AccountId account(Form form) {
        var id = form.read("to", Long::valueOf, "form.not-a-choice");
        return id == null ? null : new AccountId(id);
    }

    private static Optional<BulkItem> item(String text) {
        var parts = text.split(":", 2);
        return parts.length == 2 && parts[1].matches("\\d{1,9}")
            ? Optional.of(BulkItem.pending(parts[0], Integer.parseInt(parts[1])))
            : Optional.empty();
    }

    private BulkView foreseen(Page page, Viewer viewer, BulkWish wish, List<String> numbers, Form form, int left) {
        var items = running.foresee(viewer, wish, numbers);
        var options = new ArrayList<Option>();
        if (wish.action() == BulkAction.ASSIGN) {
            viewer.organisations().forEach(organisation -> colleagues.at(organisation).forEach(colleague -> {
                var option = new Option(String.valueOf(colleague.account() == null ? 0 : colleague.account().value()),
                    colleague.name());
                if (!options.contains(option)) {
                    options.add(option);
                }
            }));
        }
        var to = wish.to();
        form.prefill("to", to == null ? null : String.valueOf(to.value()));
        long doable = items.stream().filter(item -> item.outcome() == BulkOutcome.PENDING).count();
        return new BulkView(wish.action(), null, lines(page, viewer, wish, items), doable, form, options,
            page.newKey(), false, left);
    }

    private List<BulkView.Line> lines(Page page, Viewer viewer, BulkWish wish, List<BulkItem> items) {
        Map<String, Appeal> found = new HashMap<>();
        items.forEach(item -> appeals.find(viewer, item.number())
            .ifPresent(appeal -> found.put(item.number(), appeal)));
        Map<AreaCode, String> addresses = places.addresses(found.values().stream()
            .map(appeal -> appeal.said().place()).distinct().toList());
        var lines = new ArrayList<BulkView.Line>();
        for (var item : items) {
            var appeal = found.get(item.number());
            lines.add(new BulkView.Line(item, appeal == null ? "" : appeal.said().title(),
                appeal == null ? "" : addresses.getOrDefault(appeal.said().place(), ""),
                sentence(page, viewer, wish, item, appeal), tone(item.outcome())));
        }
        return lines;
    }

    private String sentence(Page page, Viewer viewer, BulkWish wish, BulkItem item, @Nullable Appeal appeal) {
        if (!item.sentence().isEmpty()) {
            return page.t(item.sentence(), item.arguments().stream()
                .map(arg -> arg.matches("(Tier|AppealState|AppealAction)\\.[A-Z_]+") ? page.t(arg) : arg).toArray());
        }
        if (item.outcome() != BulkOutcome.PENDING || appeal == null) {
            return page.t(item.outcome());
        }
        var step = wish.step();
        if (step == null) {
            return page.t("appeal.bulk.will.assign", name(page, wish.to()));
        }
        var after = taking.foresee(viewer, appeal, step);
        var holder = after.holder();
        return page.t("appeal.bulk.will." + wish.action().name().toLowerCase(java.util.Locale.ROOT),
            holder == null ? "" : posts.organisationNames(List.of(holder)).getOrDefault(holder, ""));
    }

    private String name(Page page, @Nullable AccountId account) {
        return account == null ? page.t("appeal.care.nobody")
            : accounts.names(Arrays.asList(account)).getOrDefault(account, "");
    }

    private static String tone(BulkOutcome outcome) {
        return switch (outcome) {
            case PENDING -> "info";
            case DONE -> "good";
            case REFUSED -> "bad";
            case UNDONE -> "neutral";
            case KEPT -> "warn";
        };
    }

}
