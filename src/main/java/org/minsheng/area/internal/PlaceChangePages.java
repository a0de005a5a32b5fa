package org.minsheng.area.internal;

import org.minsheng.area.PlaceUse;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Changing places: each form is a resource of the place. */
@Controller
class PlaceChangePages {

    private final PlaceViews views;
    private final AddingPlace adding;
    private final LayingOutCompound layingOut;
    private final RenamingPlace renaming;
    private final MovingPlace moving;
    private final RetiringPlace retiring;
    private final RestoringPlace restoring;
    private final OpeningCounty opening;

    PlaceChangePages(PlaceViews views, AddingPlace adding, LayingOutCompound layingOut,
                     RenamingPlace renaming, MovingPlace moving, RetiringPlace retiring,
                     RestoringPlace restoring, OpeningCounty opening) {
        this.views = views;
        this.adding = adding;
        this.layingOut = layingOut;
        this.renaming = renaming;
        this.moving = moving;
        this.retiring = retiring;
        this.restoring = restoring;
        this.opening = opening;
    }

    @PostMapping("/console/places/{code}/children")
    ModelAndView add(Page page, Viewer viewer, Form form, @PathVariable String code) {
        var place = views.known(viewer, code);
        var level = form.choice("level", Level.class);
        var name = form.required("name", Naming.LONGEST);
        var number = form.read("number", PlaceChangePages::official, "area.wrong.number");
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        if (level == null) {
            form.reject("level", "form.required");
        }
        if (form.hasErrors() || level == null || key == null) {
            return again(page, place, form);
        }
        var outcome = adding.add(viewer, new AddingPlace.Wish(place.code(), level, name, number), key);
        return answer(page, place, form, outcome, "name", "area.done.added");
    }

    @PostMapping("/console/places/{code}/layout")
    ModelAndView layOut(Page page, Viewer viewer, Form form, @PathVariable String code) {
        var place = views.known(viewer, code);
        var layout = new Layout(number(form, "buildings", 1, 99), number(form, "units", 0, 20),
            number(form, "floors", 1, 60), number(form, "doors", 1, 40));
        int first = number(form, "first", 1, 900);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        if (form.hasErrors() || key == null) {
            return again(page, place, form);
        }
        return answer(page, place, form, layingOut.layOut(viewer, place.code(), layout, first, key),
            "buildings", "area.done.laid-out");
    }

    @PostMapping("/console/places/{code}/name")
    ModelAndView rename(Page page, Viewer viewer, Form form, @PathVariable String code) {
        var place = views.known(viewer, code);
        var name = form.required("newName", Naming.LONGEST);
        var shortName = form.optional("newShortName", Naming.LONGEST);
        if (form.hasErrors()) {
            return again(page, place, form);
        }
        return answer(page, place, form, renaming.rename(viewer, place.code(), version(form), name, shortName),
            "newName", "area.done.renamed");
    }

    @PostMapping("/console/places/{code}/parent")
    ModelAndView move(Page page, Viewer viewer, Form form, @PathVariable String code) {
        var place = views.known(viewer, code);
        form.required("newParent", 25);
        var target = form.read("newParent", AreaCode::new, "form.not-a-choice");
        if (form.hasErrors() || target == null) {
            return again(page, place, form);
        }
        return answer(page, place, form, moving.move(viewer, place.code(), version(form), target),
            "newParent", "area.done.moved");
    }

    @PostMapping("/console/places/{code}/retirement")
    ModelAndView retire(Page page, Viewer viewer, Form form, @PathVariable String code) {
        var place = views.known(viewer, code);
        return answer(page, place, form, retiring.retire(viewer, place.code(), version(form)),
            "retire", "area.done.retired");
    }

    @PostMapping("/console/places/{code}/restoration")
    ModelAndView restore(Page page, Viewer viewer, Form form, @PathVariable String code) {
        var place = views.known(viewer, code);
        return answer(page, place, form, restoring.restore(viewer, place.code()), "restore", "area.done.restored");
    }

    @PostMapping("/console/places/{code}/opening")
    ModelAndView open(Page page, Viewer viewer, Form form, @PathVariable String code) {
        var place = views.known(viewer, code);
        var hotline = form.optional("hotline", 30);
        if (form.hasErrors()) {
            return again(page, place, form);
        }
        return answer(page, place, form, opening.open(viewer, place.code(), hotline), "hotline", "area.done.opened");
    }

    private ModelAndView answer(Page page, PlaceRow place, Form form, Outcome outcome, String field, String doneKey) {
        return switch (outcome) {
            case Outcome.Done done -> page.go("/console/places/" + done.place(), doneKey, done.count());
            case Outcome.Refused refused -> {
                form.reject(field, refused.key(), words(page, refused.args()));
                yield again(page, place, form);
            }
        };
    }

    /** What stops a retirement is a phrase of the module that stops it. */
    private static Object[] words(Page page, Object[] args) {
        var words = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i] instanceof PlaceUse.Use use ? page.t(use.text(), use.count()) : args[i];
        }
        return words;
    }

    private ModelAndView again(Page page, PlaceRow place, Form form) {
        form.prefill("newName", place.name()).prefill("newShortName", place.shortName());
        return page.again("area/place", views.view(page, place, "manage", form));
    }

    private static AreaCode official(String twelveDigits) {
        if (!twelveDigits.matches("\\d{12}")) {
            throw new IllegalArgumentException(twelveDigits);
        }
        return AreaCode.ofDivision(twelveDigits);
    }

    /** The version the form was made for; none means it was not made by us and is stale. */
    private static int version(Form form) {
        var text = form.value("version");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static int number(Form form, String field, int from, int to) {
        var text = form.value(field);
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < from || Integer.parseInt(text) > to) {
            form.reject(field, "area.wrong.between", from, to);
            return from;
        }
        return Integer.parseInt(text);
    }
}
