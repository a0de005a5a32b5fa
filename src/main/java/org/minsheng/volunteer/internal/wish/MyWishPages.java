package org.minsheng.volunteer.internal.wish;

import java.util.List;
import java.util.Objects;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.AreaChoice;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.member.MembershipBook;
import org.minsheng.volunteer.internal.member.MembershipState;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Wishes on the phone: telling one, and fulfilling those of others. */
@Controller
class MyWishPages {

    static final String PATH = "/me/volunteer/wishes";
    private static final int OPEN = 50;

    private final WishBook book;
    private final WishRows rows;
    private final FilingWish filing;
    private final GrantingWish granting;
    private final MembershipBook members;
    private final AreaChoice areas;

    MyWishPages(WishBook book, WishRows rows, FilingWish filing, GrantingWish granting,
                MembershipBook members, AreaChoice areas) {
        this.book = book;
        this.rows = rows;
        this.filing = filing;
        this.granting = granting;
        this.members = members;
        this.areas = areas;
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        return page.show("volunteer/wish/mine", view(viewer, Form.empty().prefill("community",
            page.url().get("community").isEmpty() ? null : page.url().get("community"))));
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
                    return page.go(PATH, "volunteer.wish.me.filed");
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("volunteer/wish/mine", view(viewer, form));
    }

    @PostMapping(PATH + "/{id}/claim")
    ModelAndView claim(Page page, Form form, Viewer viewer, @PathVariable long id) {
        return told(page, granting.claim(viewer, id, WishPages.version(form)), "volunteer.wish.me.claimed");
    }

    @PostMapping(PATH + "/{id}/return")
    ModelAndView giveBack(Page page, Form form, Viewer viewer, @PathVariable long id) {
        return told(page, granting.move(viewer, id, WishPages.version(form), WishState.OPEN, ""),
            "volunteer.wish.me.given-back");
    }

    @PostMapping(PATH + "/{id}/cancellation")
    ModelAndView cancel(Page page, Form form, Viewer viewer, @PathVariable long id) {
        return told(page, granting.move(viewer, id, WishPages.version(form), WishState.CANCELLED, ""),
            "volunteer.wish.me.cancelled");
    }

    @PostMapping(PATH + "/{id}/fulfilment")
    ModelAndView done(Page page, Form form, Viewer viewer, @PathVariable long id) {
        return told(page, granting.done(viewer, id, WishPages.version(form), form.optional("note", 200)),
            "volunteer.wish.me.done");
    }

    @PostMapping(PATH + "/{id}/thanks")
    ModelAndView thank(Page page, Form form, Viewer viewer, @PathVariable long id) {
        return told(page, granting.thank(viewer, id, WishPages.version(form), form.optional("thanks", 200),
            WishPages.USUAL_MINUTES), "volunteer.wish.thanked");
    }

    private static ModelAndView told(Page page, Outcome outcome, String flash) {
        return switch (outcome) {
            case Done done -> page.go(PATH, flash);
            case Refused refused -> page.warn(PATH, refused.key(), refused.args());
        };
    }

    private WishViews.Mine view(Viewer viewer, Form form) {
        var person = Objects.requireNonNull(viewer.person());
        var own = members.standing(person).filter(one -> one.state() == MembershipState.CONFIRMED).orElse(null);
        var open = own == null ? List.<Wish>of() : book.list(List.of(own.community()), WishState.OPEN, 0, OPEN);
        if (own != null) {
            form.prefill("community", own.community().value());
        }
        return new WishViews.Mine(person, rows.of(book.of(person)), rows.of(open), own != null, form,
            areas.below(form.value("community")));
    }
}
