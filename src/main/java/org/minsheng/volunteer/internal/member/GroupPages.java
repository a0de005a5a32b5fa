package org.minsheng.volunteer.internal.member;

import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.AreaChoice;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The residents' groups of an area with how many members each has. */
@Controller
class GroupPages {

    static final String PATH = "/console/member-groups";
    private static final int ROWS = 100;

    private final GroupBook book;
    private final KeepingGroups keeping;
    private final AreaChoice areas;
    private final Places places;

    GroupPages(GroupBook book, KeepingGroups keeping, AreaChoice areas, Places places) {
        this.book = book;
        this.keeping = keeping;
        this.areas = areas;
        this.places = places;
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        return page.show("volunteer/member/groups", view(page, viewer, Form.empty()));
    }

    @PostMapping(PATH)
    ModelAndView make(Page page, Form form, Viewer viewer) {
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        form.required("community", 12);
        var community = form.read("community", AreaCode::new, "form.not-a-choice");
        var name = form.required("name", 40);
        if (!form.hasErrors() && key != null && community != null) {
            switch (keeping.make(viewer, key, community, name)) {
                case Done done -> {
                    return page.go(PATH, "volunteer.group.made", name);
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("volunteer/member/groups", view(page, viewer, form));
    }

    @PostMapping(PATH + "/{id}/ending")
    ModelAndView end(Page page, Viewer viewer, @PathVariable long id) {
        return switch (keeping.end(viewer, id)) {
            case Done done -> page.go(PATH, "volunteer.group.ended");
            case Refused refused -> page.warn(PATH, refused.key(), refused.args());
        };
    }

    private MemberViews.Grouped view(Page page, Viewer viewer, Form form) {
        var seen = Rights.areas(viewer);
        var found = Slice.of(book.within(seen, page.url().get("after"), ROWS + 1), ROWS,
            group -> group.community().value() + ":" + group.id());
        var names = places.names(found.rows().stream().map(GroupBook.Group::community).distinct().toList());
        return new MemberViews.Grouped(found.map(group -> new MemberViews.GroupRow(group,
            names.getOrDefault(group.community(), ""))), book.count(seen),
            areas.communities(Rights.leads(viewer)), form, !Rights.leads(viewer).isEmpty());
    }
}
