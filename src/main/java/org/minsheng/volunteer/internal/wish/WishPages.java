package org.minsheng.volunteer.internal.wish;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.AreaChoice;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The wishes of a community: told, published, fulfilled, thanked for. */
@Controller
class WishPages {

    static final String PATH = "/console/wishes";
    static final int USUAL_MINUTES = 60;
    private static final String ONE = PATH + "/{id}";
    private static final int ROWS = 50;

    private final WishBook book;
    private final WishRows rows;
    private final FilingWish filing;
    private final GrantingWish granting;
    private final AreaChoice areas;

    WishPages(WishBook book, WishRows rows, FilingWish filing, GrantingWish granting, AreaChoice areas) {
        this.book = book;
        this.rows = rows;
        this.filing = filing;
        this.granting = granting;
        this.areas = areas;
    }

    @Bean
    static Menu volunteerWishMenu() {
        return new Menu(PATH, "volunteer.wish.title", "stars", "menu.together", 72);
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        var url = page.url();
        var seen = AreaChoice.within(Rights.areas(viewer), url.get("area"));
        var state = Arrays.stream(WishState.values()).filter(one -> url.is("state", one.name()))
            .findFirst().orElse(WishState.OPEN);
        var after = url.get("after");
        var found = Slice.of(book.list(seen, state, after.matches("\\d{1,18}") ? Long.parseLong(after) : 0, ROWS + 1),
            ROWS, wish -> Long.toString(wish.id()));
        var tabs = Arrays.stream(WishState.values())
            .map(one -> new Tab(page.t(one), url.with("state", one.name()).without("after").toString(), one == state,
                book.count(seen, one))).toList();
        return page.show("volunteer/wish/list", new WishViews.Listed(tabs,
            new Slice<>(rows.of(found.rows()), found.next()), areas.options(Rights.areas(viewer), url.get("area")),
            !Rights.leads(viewer).isEmpty()));
    }

    @GetMapping(PATH + "/new")
    ModelAndView fresh(Page page, Viewer viewer) {
        return page.show("volunteer/wish/new", view(viewer, Form.empty()));
    }

    @PostMapping(PATH)
    ModelAndView file(Page page, Form form, Viewer viewer) {
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        form.required("community", 12);
        var community = form.read("community", AreaCode::new, "form.not-a-choice");
        var title = form.required("title", 60);
        var detail = form.optional("detail", 300);
        if (!form.hasErrors() && key != null && community != null) {
            switch (filing.file(viewer, key, community, title, detail)) {
                case Done done -> {
                    return page.go(PATH + "/" + done.id(), "volunteer.wish.filed");
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("volunteer/wish/new", view(viewer, form));
    }

    private WishViews.Fresh view(Viewer viewer, Form form) {
        var communities = areas.communities(Rights.leads(viewer));
        if (communities.size() == 1) {
            form.prefill("community", communities.getFirst().value());
        }
        return new WishViews.Fresh(form, communities);
    }

    @GetMapping(ONE)
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("volunteer/wish/one", view(viewer, known(viewer, id), Form.empty()));
    }

    @PostMapping(ONE + "/state")
    ModelAndView move(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var wish = known(viewer, id);
        var to = form.choice("to", WishState.class);
        var reason = to == WishState.CANCELLED ? form.required("reason", 200) : form.optional("reason", 200);
        return form.hasErrors() || to == null ? page.again("volunteer/wish/one", view(viewer, wish, form))
            : told(page, viewer, form, wish, granting.move(viewer, id, version(form), to, reason),
                "volunteer.wish.moved");
    }

    @PostMapping(ONE + "/thanks")
    ModelAndView thank(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var wish = known(viewer, id);
        var thanks = form.required("thanks", 200);
        var minutes = minutes(form);
        return form.hasErrors() ? page.again("volunteer/wish/one", view(viewer, wish, form))
            : told(page, viewer, form, wish, granting.thank(viewer, id, version(form), thanks, minutes),
                "volunteer.wish.thanked");
    }

    static int minutes(Form form) {
        var minutes = form.read("minutes", text -> {
            int value = Integer.parseInt(text);
            if (value < 0 || value > 24 * 60) {
                throw new IllegalArgumentException(text);
            }
            return value;
        }, "volunteer.minutes.wrong");
        return minutes == null ? USUAL_MINUTES : minutes;
    }

    static int version(Form form) {
        return Objects.requireNonNullElse(form.read("version", Integer::valueOf, "form.not-a-choice"), -1);
    }

    private ModelAndView told(Page page, Viewer viewer, Form form, Wish wish, Outcome outcome, String flash) {
        return switch (outcome) {
            case Done done -> page.go(PATH + "/" + wish.id(), flash);
            case Refused refused -> {
                form.reject(refused.field(), refused.key(), refused.args());
                yield page.again("volunteer/wish/one", view(viewer, book.find(wish.id()).orElse(wish), form));
            }
        };
    }

    private Wish known(Viewer viewer, long id) {
        return book.find(id).filter(wish -> Rights.maySee(viewer, wish.community()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private WishViews.One view(Viewer viewer, Wish wish, Form form) {
        form.prefill("version", Integer.toString(wish.version())).prefill("minutes", Integer.toString(USUAL_MINUTES));
        return new WishViews.One(rows.of(List.of(wish)).getFirst(), Rights.mayLead(viewer, wish.community()), form);
    }
}
