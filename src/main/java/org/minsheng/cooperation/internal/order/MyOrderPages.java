package org.minsheng.cooperation.internal.order;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.cooperation.internal.KeptFiles;
import org.minsheng.cooperation.internal.Outcome.Done;
import org.minsheng.cooperation.internal.Outcome.Refused;
import org.minsheng.cooperation.internal.Rows;
import org.minsheng.page.Form;
import org.minsheng.page.MineEntry;
import org.minsheng.page.Page;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.Memberships;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * On the phone: what I ordered, what I have to do for others as a member, and what I may claim where I have reported.
 */
@Controller
class MyOrderPages {

    static final String PATH = "/me/orders";
    private static final int ROWS = 20;
    private static final String TEMPLATE = "cooperation/order/mine-one";

    private final OrderLists lists;
    private final OrderDossier dossier;
    private final OrderPages pages;
    private final TakingOrderStep taking;
    private final ShowingOrder showing;
    private final Memberships memberships;
    private final CallingOrderer calling;
    private final KeptFiles files;

    MyOrderPages(OrderLists lists, OrderDossier dossier, OrderPages pages, TakingOrderStep taking,
                 ShowingOrder showing, Memberships memberships, CallingOrderer calling, KeptFiles files) {
        this.lists = lists;
        this.dossier = dossier;
        this.pages = pages;
        this.taking = taking;
        this.showing = showing;
        this.memberships = memberships;
        this.calling = calling;
        this.files = files;
    }

    @Bean
    static MineEntry myOrders() {
        return new MineEntry(PATH, "cooperation.mine", "clipboard-list", 20, Viewer::isResident);
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        var person = Objects.requireNonNull(viewer.person());
        var membership = memberships.members(List.of(person)).stream().findFirst();
        var offered = membership.map(member -> lists.offered(member.community(), person, ROWS)).orElse(List.of());
        var ordered = Slice.of(lists.ofPerson(person, Rows.after(page.url().get("after")), ROWS + 1), ROWS,
            order -> Long.toString(order.id().value()));
        return page.show("cooperation/order/mine",
            new OrderViews.Mine(pages.rows(lists.ofMember(person, ROWS)), pages.rows(offered),
                new Slice<>(pages.rows(ordered.rows()), ordered.next()), membership.isPresent()));
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        return page.show(TEMPLATE, view(page, viewer, id, Form.empty()));
    }

    private OrderViews.One view(Page page, Viewer viewer, long id, Form form) {
        var order = known(viewer, id);
        return dossier.of(page, viewer, order, form, order.minePath());
    }

    private Order known(Viewer viewer, long id) {
        return dossier.find(viewer, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping(PATH + "/{id}/steps")
    ModelAndView step(Page page, Form form, Viewer viewer, @PathVariable long id,
                      @RequestParam(name = "before.files", required = false) @Nullable List<MultipartFile> before,
                      @RequestParam(name = "after.files", required = false) @Nullable List<MultipartFile> after) {
        var order = known(viewer, id);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var wish = OrderWishForm.read(form, files, before, after);
        if (wish != null && key != null) {
            switch (taking.take(viewer, order.id(), key, wish)) {
                case Done done -> {
                    return page.go(dossier.find(viewer, id).isPresent() ? order.minePath() : PATH,
                        "cooperation.step.done." + wish.action());
                }
                case Refused refused -> OrderWishForm.reject(page, form, wish.action(), refused.why());
            }
        }
        return page.again(TEMPLATE, view(page, viewer, id, form));
    }

    /** No redirect: the number is shown once, and a page that is opened again does not show it. */
    @PostMapping(PATH + "/{id}/call")
    ModelAndView call(Page page, Viewer viewer, @PathVariable long id) {
        var order = known(viewer, id);
        return calling.call(viewer, order.id())
            .map(number -> page.show(TEMPLATE, view(page, viewer, id, Form.empty()).calling(number.digits())))
            .orElseGet(() -> page.warn(order.minePath(), "cooperation.call.none"));
    }

    @PostMapping(PATH + "/{id}/consent")
    ModelAndView consent(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var order = known(viewer, id);
        boolean yes = form.checked("publish");
        return switch (showing.consent(viewer, order.id(), yes)) {
            case Done done -> page.go(order.minePath(),
                yes ? "cooperation.consent.given" : "cooperation.consent.taken");
            case Refused refused -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }
}
