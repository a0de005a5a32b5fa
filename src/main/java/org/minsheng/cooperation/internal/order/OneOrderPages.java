package org.minsheng.cooperation.internal.order;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.cooperation.internal.KeptFiles;
import org.minsheng.cooperation.internal.Outcome.Done;
import org.minsheng.cooperation.internal.Outcome.Refused;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** One order on the console: what is wanted, what happened, what this reader can do now, and the wall. */
@Controller
class OneOrderPages {

    private static final String ONE = OrderPages.PATH + "/{id}";
    private static final String TEMPLATE = "cooperation/order/one";

    private final OrderDossier dossier;
    private final TakingOrderStep taking;
    private final ShowingOrder showing;
    private final KeptFiles files;

    OneOrderPages(OrderDossier dossier, TakingOrderStep taking, ShowingOrder showing, KeptFiles files) {
        this.dossier = dossier;
        this.taking = taking;
        this.showing = showing;
        this.files = files;
    }

    @GetMapping(ONE)
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        return page.show(TEMPLATE, view(page, viewer, id, Form.empty()));
    }

    private OrderViews.One view(Page page, Viewer viewer, long id, Form form) {
        var order = dossier.find(viewer, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        form.prefill("publicTitle", order.told().at() == null ? order.wanted().title() : order.told().title())
            .prefill("publicText", order.told().at() == null ? order.work().doneText() : order.told().text());
        return dossier.of(page, viewer, order, form, order.path());
    }

    @PostMapping(ONE + "/steps")
    ModelAndView step(Page page, Form form, Viewer viewer, @PathVariable long id,
                      @RequestParam(name = "before.files", required = false) @Nullable List<MultipartFile> before,
                      @RequestParam(name = "after.files", required = false) @Nullable List<MultipartFile> after) {
        var order = dossier.find(viewer, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var wish = OrderWishForm.read(form, files, before, after);
        if (wish != null && key != null) {
            switch (taking.take(viewer, order.id(), key, wish)) {
                case Done done -> {
                    return page.go(dossier.find(viewer, id).isPresent() ? order.path() : OrderPages.PATH,
                        "cooperation.step.done." + wish.action());
                }
                case Refused refused -> OrderWishForm.reject(page, form, wish.action(), refused.why());
            }
        }
        return page.again(TEMPLATE, view(page, viewer, id, form));
    }

    @PostMapping(ONE + "/showing")
    ModelAndView show(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var order = dossier.find(viewer, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var title = form.required("publicTitle", 40);
        var text = form.required("publicText", 300);
        if (!form.hasErrors()) {
            var chosen = form.values("photo").stream().filter(one -> one.matches("[0-9a-f-]{36}"))
                .map(one -> new AttachmentId(UUID.fromString(one))).toList();
            switch (showing.show(viewer, order.id(), title, text, chosen)) {
                case Done done -> {
                    return page.go(order.path(), "cooperation.order.shown");
                }
                case Refused refused -> form.reject("publicTitle", refused.why().key(), refused.why().args());
            }
        }
        return page.again(TEMPLATE, view(page, viewer, id, form));
    }

    @PostMapping(ONE + "/showing/ending")
    ModelAndView takeDown(Page page, Viewer viewer, @PathVariable long id) {
        var order = dossier.find(viewer, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        showing.takeDown(viewer, order.id());
        return page.go(order.path(), "cooperation.order.taken-down");
    }
}
