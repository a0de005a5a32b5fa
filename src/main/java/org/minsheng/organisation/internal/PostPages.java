package org.minsheng.organisation.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.organisation.Post;
import org.minsheng.organisation.PostId;
import org.minsheng.organisation.PostUse;
import org.minsheng.organisation.internal.Outcome.Done;
import org.minsheng.organisation.internal.Outcome.Refused;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.people.Persons;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Posts: their duties and areas, and who holds them. */
@Controller
class PostPages {

    private final OrganisationRepository organisations;
    private final PostRepository posts;
    private final PostLedger ledger;
    private final CreatingPost creating;
    private final EditingPost editing;
    private final EndingPost ending;
    private final AppointingHolder appointing;
    private final VacatingPost vacating;
    private final Persons persons;
    private final PlaceField places;
    private final List<PostUse> uses;

    PostPages(OrganisationRepository organisations, PostRepository posts, PostLedger ledger,
              CreatingPost creating, EditingPost editing, EndingPost ending, AppointingHolder appointing,
              VacatingPost vacating, Persons persons, PlaceField places, List<PostUse> uses) {
        this.organisations = organisations;
        this.posts = posts;
        this.ledger = ledger;
        this.creating = creating;
        this.editing = editing;
        this.ending = ending;
        this.appointing = appointing;
        this.vacating = vacating;
        this.persons = persons;
        this.places = places;
        this.uses = uses;
    }

    @GetMapping("/console/organisations/{id}/posts/new")
    ModelAndView blank(Page page, @PathVariable long id) {
        var organisation = organisation(id);
        var form = Form.empty().prefill("area", organisation.area().value())
            .prefill("tier", Tier.of(organisation.area()).name());
        return page.show("organisation/post-form", form(page, form, organisation, null));
    }

    @PostMapping("/console/organisations/{id}/posts")
    ModelAndView create(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var organisation = organisation(id);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var data = data(form, viewer);
        if (data != null && key != null) {
            switch (creating.create(viewer, organisation.id(), key, data)) {
                case Done(long post) -> {
                    return page.go("/console/posts/" + post, "organisation.post.created", data.title());
                }
                case Refused refused -> Sentences.reject(page, form, refused);
            }
        }
        return page.again("organisation/post-form", form(page, form, organisation, null));
    }

    @GetMapping("/console/posts/{id}")
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("organisation/post", view(viewer, known(id), Form.empty()));
    }

    @GetMapping("/console/posts/{id}/edit")
    ModelAndView edit(Page page, @PathVariable long id) {
        var post = known(id);
        var form = Form.empty().prefill("title", post.title()).prefill("area", post.area().value())
            .prefill("tier", post.tier().name())
            .prefill("version", String.valueOf(state(post).version()));
        return page.show("organisation/post-form", form(page, form, organisation(post.organisation().value()), post));
    }

    @PostMapping("/console/posts/{id}")
    ModelAndView correct(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var post = known(id);
        var data = data(form, viewer);
        if (data != null) {
            switch (editing.edit(viewer, post.id(), version(form), data)) {
                case Done done -> {
                    return page.go("/console/posts/" + id, "organisation.saved", data.title());
                }
                case Refused refused -> Sentences.reject(page, form, refused);
            }
        }
        return page.again("organisation/post-form", form(page, form, organisation(post.organisation().value()), post));
    }

    @PostMapping("/console/posts/{id}/holdings")
    ModelAndView appoint(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var post = known(id);
        var name = form.required("name", 20);
        form.required("phone", 20);
        var phone = form.read("phone", PhoneNumber::new, "organisation.phone.malformed");
        if (form.hasErrors() || phone == null) {
            return page.again("organisation/post", view(viewer, post, form));
        }
        return after(page, form, viewer, post, appointing.appoint(viewer, post.id(), version(form), name, phone),
            "organisation.appointed", name);
    }

    @PostMapping("/console/posts/{id}/vacancy")
    ModelAndView vacate(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var post = known(id);
        return after(page, form, viewer, post, vacating.vacate(viewer, post.id(), version(form)),
            "organisation.vacated", post.title());
    }

    @PostMapping("/console/posts/{id}/ending")
    ModelAndView end(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var post = known(id);
        return after(page, form, viewer, post, ending.end(viewer, post.id(), version(form)),
            "organisation.post.ended", post.title());
    }

    private ModelAndView after(Page page, Form form, Viewer viewer, Post post, Outcome outcome,
                               String flash, String name) {
        return switch (outcome) {
            case Done done -> page.go("/console/posts/" + post.id().value(), flash, name);
            case Refused refused -> {
                Sentences.reject(page, form, refused);
                yield page.again("organisation/post", view(viewer, known(post.id().value()), form));
            }
        };
    }

    private PostView view(Viewer viewer, Post post, Form form) {
        var state = state(post);
        var holder = post.holder();
        var contact = holder == null ? null : persons.masked(List.of(holder)).get(holder);
        boolean editable = state.endedAt() == null && Rights.mayEdit(viewer, post.area(), post.tier());
        var lying = editable ? uses.stream().flatMap(use -> use.with(post).stream()).toList() : List.<PostUse.Use>of();
        return new PostView(post, places.name(post.area()), state.version(), state.since(),
            state.endedAt(), ledger.holdings(post.id()), contact,
            posts.duties().stream().filter(post.duties()::contains).toList(), lying, editable, form);
    }

    private PostFormView form(Page page, Form form, Organisation organisation, @Nullable Post post) {
        var tiers = Arrays.stream(Tier.values()).map(tier -> new Option(tier.name(), page.t(tier))).toList();
        var duties = posts.duties().stream().map(duty -> new Option(duty, page.t("duty." + duty))).toList();
        return new PostFormView(form, organisation, post, tiers, duties);
    }

    private @Nullable PostData data(Form form, Viewer viewer) {
        var title = form.required("title", 40);
        var area = places.read(form, "area", viewer);
        var tier = form.choice("tier", Tier.class);
        if (tier == null) {
            form.reject("tier", "form.required");
        }
        var duties = Set.copyOf(form.values("duties"));
        if (duties.isEmpty()) {
            form.reject("duties", "organisation.duties.none");
        } else if (!posts.duties().containsAll(duties)) {
            form.reject("duties", "form.not-a-choice");
        }
        return form.hasErrors() || area == null || tier == null ? null : new PostData(title, area, tier, duties);
    }

    /** A form without a version is as good as an old one. */
    private static int version(Form form) {
        var text = form.value("version");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    private PostLedger.State state(Post post) {
        return ledger.state(post.id()).orElseThrow();
    }

    private Post known(long id) {
        return posts.post(new PostId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Organisation organisation(long id) {
        return organisations.find(new OrganisationId(id))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
