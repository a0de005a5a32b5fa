package org.minsheng.area.internal;

import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Issuing and withdrawing plates. */
@Controller
class PlatePages {

    private final PlaceViews views;
    private final IssuingPlates issuing;
    private final WithdrawingPlate withdrawing;

    PlatePages(PlaceViews views, IssuingPlates issuing, WithdrawingPlate withdrawing) {
        this.views = views;
        this.issuing = issuing;
        this.withdrawing = withdrawing;
    }

    @PostMapping("/console/places/{code}/plates")
    ModelAndView issue(Page page, Viewer viewer, Form form, @PathVariable String code) {
        var place = views.known(viewer, code);
        return answer(page, place, form, issuing.issue(viewer, place.code(), form.checked("doors")),
            "area.done.issued");
    }

    @PostMapping("/console/places/{code}/plate/withdrawal")
    ModelAndView withdraw(Page page, Viewer viewer, Form form, @PathVariable String code) {
        var place = views.known(viewer, code);
        boolean replace = form.checked("replace");
        var outcome = withdrawing.withdraw(viewer, place.code(), form.value("token"), replace);
        return answer(page, place, form, outcome, replace ? "area.done.replaced" : "area.done.withdrawn");
    }

    private ModelAndView answer(Page page, PlaceRow place, Form form, Outcome outcome, String doneKey) {
        return switch (outcome) {
            case Outcome.Done done -> page.go("/console/places/" + done.place() + "?tab=plates", doneKey, done.count());
            case Outcome.Refused refused -> {
                form.reject("plate", refused.key(), refused.args());
                yield page.again("area/place", views.view(page, place, "plates", form));
            }
        };
    }
}
