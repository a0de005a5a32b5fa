package org.minsheng.organisation.internal;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.organisation.OrganisationKind;
import org.minsheng.organisation.Post;
import org.minsheng.organisation.internal.Outcome.Done;
import org.minsheng.organisation.internal.Outcome.Refused;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The directory of organisations: finding, entering, correcting and ending them. */
@Controller
class OrganisationPages {

    private static final int ROWS = 50;

    private final OrganisationRepository organisations;
    private final PostRepository posts;
    private final FoundingOrganisation founding;
    private final EditingOrganisation editing;
    private final EndingOrganisation ending;
    private final PlaceField places;

    OrganisationPages(OrganisationRepository organisations, PostRepository posts, FoundingOrganisation founding,
                      EditingOrganisation editing, EndingOrganisation ending, PlaceField places) {
        this.organisations = organisations;
        this.posts = posts;
        this.founding = founding;
        this.editing = editing;
        this.ending = ending;
        this.places = places;
    }

    @Bean
    static Menu organisationMenu() {
        return new Menu("/console/organisations", "organisation.menu", "building-community", "menu.ground", 30);
    }

    @GetMapping("/console/organisations")
    ModelAndView list(Page page) {
        var url = page.url();
        var kind = Arrays.stream(OrganisationKind.values()).filter(each -> url.is("kind", each.name()))
            .findFirst().orElse(null);
        var area = AreaCode.isValid(url.get("area")) ? new AreaCode(url.get("area")) : null;
        var filter = new OrganisationRepository.Filter(kind, area, url.get("words").strip(), url.is("ended", "1"));
        var found = Slice.of(organisations.list(filter, Cursor.of(url.get("after")), ROWS + 1), ROWS,
            row -> new Cursor(row.area().value(), row.id().value()).toString());
        var names = places.names(found.rows().stream().map(Organisation::area).toList());
        var rows = found.map(row -> new OrganisationRow(row, names.getOrDefault(row.area(), "")));
        return page.show("organisation/organisations", new OrganisationsView(rows, kinds(page), places.counties()));
    }

    @GetMapping("/console/organisations/new")
    ModelAndView blank(Page page) {
        return page.show("organisation/organisation-form", new OrganisationFormView(Form.empty(), null, kinds(page)));
    }

    @PostMapping("/console/organisations")
    ModelAndView found(Page page, Form form, Viewer viewer) {
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var data = data(form, viewer);
        if (data != null && key != null) {
            switch (founding.found(viewer, key, data)) {
                case Done(long id) -> {
                    return page.go("/console/organisations/" + id, "organisation.saved", data.name());
                }
                case Refused refused -> Sentences.reject(page, form, refused);
            }
        }
        return page.again("organisation/organisation-form", new OrganisationFormView(form, null, kinds(page)));
    }

    @GetMapping("/console/organisations/{id}")
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("organisation/organisation", view(viewer, known(id), Form.empty()));
    }

    @GetMapping("/console/organisations/{id}/edit")
    ModelAndView edit(Page page, @PathVariable long id) {
        var organisation = known(id);
        var form = Form.empty()
            .prefill("kind", organisation.kind().name())
            .prefill("name", organisation.name())
            .prefill("area", organisation.area().value())
            .prefill("parent", organisation.parentName())
            .prefill("phone", organisation.phone());
        return page.show("organisation/organisation-form", new OrganisationFormView(form, organisation, kinds(page)));
    }

    @PostMapping("/console/organisations/{id}")
    ModelAndView correct(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var organisation = known(id);
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        var data = data(form, viewer);
        if (data != null && version != null) {
            switch (editing.edit(viewer, organisation.id(), version, data)) {
                case Done done -> {
                    return page.go("/console/organisations/" + id, "organisation.saved", data.name());
                }
                case Refused refused -> Sentences.reject(page, form, refused);
            }
        }
        return page.again("organisation/organisation-form", new OrganisationFormView(form, organisation, kinds(page)));
    }

    @PostMapping("/console/organisations/{id}/ending")
    ModelAndView end(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var organisation = known(id);
        return switch (ending.end(viewer, organisation.id())) {
            case Done done -> page.go("/console/organisations/" + id, "organisation.ended", organisation.name());
            case Refused refused -> {
                Sentences.reject(page, form, refused);
                yield page.again("organisation/organisation", view(viewer, organisation, form));
            }
        };
    }

    private OrganisationView view(Viewer viewer, Organisation organisation, Form form) {
        var id = organisation.id();
        return new OrganisationView(organisation, places.name(organisation.area()),
            rows(posts.of(id)), rows(posts.former(id)), organisations.children(id),
            organisation.endedAt() == null && Rights.mayEdit(viewer, organisation.area()), form);
    }

    private List<PostRow> rows(List<Post> found) {
        var names = places.names(found.stream().map(Post::area).toList());
        return found.stream().map(post -> new PostRow(post, names.getOrDefault(post.area(), ""))).toList();
    }

    private @Nullable OrganisationData data(Form form, Viewer viewer) {
        var kind = form.choice("kind", OrganisationKind.class);
        if (kind == null) {
            form.reject("kind", "form.required");
        }
        var name = form.required("name", 60);
        var area = places.read(form, "area", viewer);
        var phone = form.optional("phone", 20);
        if (!phone.isEmpty() && !phone.matches("\\d[\\d -]{2,19}")) {
            form.reject("phone", "organisation.phone.malformed");
        }
        OrganisationId parent = null;
        var parentName = form.optional("parent", 60);
        if (!parentName.isEmpty() && area != null && area.value().length() >= 6) {
            parent = organisations.byName(area.county(), parentName).orElse(null);
            if (parent == null) {
                form.reject("parent", "organisation.parent.unknown");
            }
        }
        return form.hasErrors() || kind == null || area == null ? null
            : new OrganisationData(kind, name, area, parent, phone);
    }

    private Organisation known(long id) {
        return organisations.find(new OrganisationId(id))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static List<Option> kinds(Page page) {
        return Arrays.stream(OrganisationKind.values()).map(kind -> new Option(kind.name(), page.t(kind))).toList();
    }
}
