package org.minsheng.appeal.internal.replies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.appeal.internal.SeenAppeals;
import org.minsheng.appeal.internal.catalogue.Matters;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The prepared answers: one's own and the organisation's, with their fields and a look at them filled in. */
@Controller
class ReplyPages {

    private static final String PATH = "/console/replies";
    private static final String TEMPLATE = "appeal/replies/replies";
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_BODY = 2_000;

    private final ReplyBook book;
    private final KeepingReply keeping;
    private final FillingReplies filling;
    private final List<ReplySource> sources;
    private final SeenAppeals appeals;
    private final Matters matters;
    private final Accounts accounts;

    ReplyPages(ReplyBook book, KeepingReply keeping, FillingReplies filling, List<ReplySource> sources,
               SeenAppeals appeals, Matters matters, Accounts accounts) {
        this.book = book;
        this.keeping = keeping;
        this.filling = filling;
        this.sources = sources.stream().sorted(Comparator.comparingInt(ReplySource::order)).toList();
        this.appeals = appeals;
        this.matters = matters;
        this.accounts = accounts;
    }

    @Bean
    static Menu appealRepliesMenu() {
        return new Menu(PATH, "appeal.replies.title", "message-reply", "menu.work", 14);
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        return page.show(TEMPLATE, view(page, viewer, null, Form.empty(), ""));
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView edit(Page page, Viewer viewer, @PathVariable long id) {
        var reply = seen(viewer, id);
        var own = reply.owner().equals(account(viewer));
        var form = Form.empty().prefill("name", reply.name()).prefill("body", reply.body())
            .prefill("matter", reply.matter())
            .prefill("shared", own && reply.shared() ? "1" : null);
        return page.show(TEMPLATE, view(page, viewer, own ? reply : null, form, filling.sample(page, reply.body())));
    }

    @PostMapping(PATH)
    ModelAndView add(Page page, Form form, Viewer viewer) {
        var text = text(form);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        if (form.hasErrors() || key == null || form.checked("preview")) {
            return again(page, viewer, null, form, text);
        }
        keeping.add(viewer, account(viewer), organisation(viewer), key, text);
        return page.go(PATH, "appeal.replies.saved", text.name());
    }

    @PostMapping(PATH + "/{id}")
    ModelAndView change(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var reply = seen(viewer, id);
        var text = text(form);
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        if (form.hasErrors() || version == null || form.checked("preview")) {
            return again(page, viewer, reply, form, text);
        }
        return page.go(PATH, keeping.change(viewer, account(viewer), reply, version, text) ? "appeal.replies.saved"
            : "appeal.replies.not-yours", text.name());
    }

    @PostMapping(PATH + "/{id}/removal")
    ModelAndView remove(Page page, Viewer viewer, @PathVariable long id) {
        var reply = seen(viewer, id);
        return page.go(PATH, keeping.remove(viewer, account(viewer), reply) ? "appeal.replies.removed"
            : "appeal.replies.not-yours", reply.name());
    }

    /** Everything that is offered for the answer to one appeal, filled in. */
    @GetMapping("/console/appeals/{number}/replies")
    ModelAndView offers(Page page, Viewer viewer, @PathVariable String number) {
        var appeal = appeals.find(viewer, number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return page.show("appeal/replies/offers",
            sources.stream().flatMap(source -> source.offers(page, appeal).stream()).toList());
    }

    private ReplyBook.Text text(Form form) {
        var body = form.required("body", LONGEST_BODY);
        ReplyField.unknown(body).ifPresent(name -> form.reject("body", "appeal.replies.unknown-field", name));
        var matter = form.value("matter");
        if (!matter.isEmpty() && matters.of(matter) == null) {
            form.reject("matter", "form.not-a-choice");
        }
        return new ReplyBook.Text(form.required("name", LONGEST_NAME), body,
            matter.isEmpty() ? null : matter, form.checked("shared"));
    }

    private ModelAndView again(Page page, Viewer viewer, @Nullable ReplyTemplate reply,
                               Form form, ReplyBook.Text text) {
        var view = view(page, viewer, reply, form, form.hasErrors() ? "" : filling.sample(page, text.body()));
        return form.hasErrors() ? page.again(TEMPLATE, view) : page.show(TEMPLATE, view);
    }

    private RepliesView view(Page page, Viewer viewer, @Nullable ReplyTemplate edited, Form form, String preview) {
        var account = account(viewer);
        var replies = book.of(organisation(viewer), account);
        var owners = accounts.names(replies.stream().map(ReplyTemplate::owner).distinct().toList());
        var lines = replies.stream()
            .map(reply -> new RepliesView.Line(reply, owners.getOrDefault(reply.owner(), ""),
                reply.owner().equals(account), matters.path(page, reply.matter())))
            .toList();
        var options = new ArrayList<Option>();
        matters.choices().forEach(group -> {
            options.add(new Option(group.topic().code(), group.topic().name(page)));
            group.matters().forEach(matter -> options.add(new Option(matter.code(),
                group.topic().name(page) + " · " + matter.name(page))));
        });
        return new RepliesView(lines, edited, form, options, preview, page.newKey());
    }

    private ReplyTemplate seen(Viewer viewer, long id) {
        return book.find(id)
            .filter(reply -> reply.organisation().equals(organisation(viewer))
                && (reply.shared() || reply.owner().equals(account(viewer))))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static AccountId account(Viewer viewer) {
        var account = viewer.account();
        if (account == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return account;
    }

    private static OrganisationId organisation(Viewer viewer) {
        var grant = viewer.principal();
        if (grant == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return grant.organisation();
    }
}
