package org.minsheng.cooperation.internal.pool;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.cooperation.internal.Ground;
import org.minsheng.cooperation.internal.Outcome;
import org.minsheng.cooperation.internal.Outcome.Done;
import org.minsheng.cooperation.internal.Outcome.Refused;
import org.minsheng.cooperation.internal.Rights;
import org.minsheng.cooperation.internal.Rows;
import org.minsheng.cooperation.internal.agreement.AgreementBook;
import org.minsheng.cooperation.internal.pool.Listing.Kind;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
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

/** 需求清单、资源清单、项目清单: what a community needs, what units can give, what they do together. */
@Controller
class ListingPages {

    static final String PATH = "/console/listings";
    private static final int ROWS = 50;

    private final ListingBook book;
    private final KeepingListing keeping;
    private final AgreementBook agreements;
    private final Ground ground;
    private final Posts posts;
    private final Places places;

    ListingPages(ListingBook book, KeepingListing keeping, AgreementBook agreements, Ground ground,
                 Posts posts, Places places) {
        this.book = book;
        this.keeping = keeping;
        this.agreements = agreements;
        this.ground = ground;
        this.posts = posts;
        this.places = places;
    }

    @Bean
    static Menu listingMenu() {
        return new Menu(PATH, "cooperation.listings", "list-check", "menu.together", 73);
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        var kind = kind(page.url().get("kind"));
        boolean over = page.url().is("over", "1");
        var areas = Rights.areas(viewer);
        var communities = agreements.communitiesOf(Rights.units(viewer));
        var counts = book.counts(areas, communities);
        var found = Slice.of(book.list(kind, areas, communities, over, Rows.after(page.url().get("after")), ROWS + 1),
            ROWS, one -> Long.toString(one.id()));
        var path = PATH + "?kind=" + kind;
        return page.show("cooperation/pool/list", new ListingViews.All(kind,
            Arrays.stream(Kind.values())
                .map(one -> new Tab(page.t("cooperation.listing.Kind." + one), PATH + "?kind=" + one, one == kind,
                    counts.getOrDefault(one, 0L))).toList(),
            List.of(new Tab(page.t("cooperation.listing.now"), path, !over, null),
                new Tab(page.t("cooperation.listing.over"), path + "&over=1", over, null)),
            rows(found), over, adds(viewer, kind)));
    }

    private static boolean adds(Viewer viewer, Kind kind) {
        return !Rights.communities(viewer).isEmpty() || kind == Kind.RESOURCE && !Rights.units(viewer).isEmpty();
    }

    private static Kind kind(String typed) {
        return Arrays.stream(Kind.values()).filter(kind -> kind.name().equals(typed)).findFirst().orElse(Kind.NEED);
    }

    private Slice<ListingViews.Row> rows(Slice<Listing> found) {
        var communities = places.names(found.rows().stream().map(Listing::community).distinct().toList());
        var units = posts.organisationNames(found.rows().stream().map(Listing::unit)
            .filter(Objects::nonNull).distinct().toList());
        return found.map(one -> row(one, communities, units));
    }

    private static ListingViews.Row row(Listing one, Map<AreaCode, String> communities,
                                        Map<OrganisationId, String> units) {
        return new ListingViews.Row(one, communities.getOrDefault(one.community(), one.community().value()),
            one.unit() == null ? "" : units.getOrDefault(one.unit(), ""));
    }

    @GetMapping(PATH + "/new")
    ModelAndView fresh(Page page, Viewer viewer) {
        return page.show("cooperation/pool/new", fresh(viewer, kind(page.url().get("kind")), Form.empty()));
    }

    private ListingViews.Fresh fresh(Viewer viewer, Kind kind, Form form) {
        boolean leads = !Rights.communities(viewer).isEmpty();
        var communities = leads ? ground.communities(viewer)
            : ground.named(agreements.communitiesOf(Rights.units(viewer)));
        return new ListingViews.Fresh(leads || kind == Kind.RESOURCE ? kind : Kind.RESOURCE, form, communities,
            leads ? List.of() : units(viewer));
    }

    private List<Option> units(Viewer viewer) {
        return posts.organisationNames(Rights.units(viewer)).entrySet().stream()
            .map(unit -> new Option(Long.toString(unit.getKey().value()), unit.getValue())).toList();
    }

    @PostMapping(PATH)
    ModelAndView add(Page page, Form form, Viewer viewer) {
        var kind = kind(form.value("kind"));
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var words = words(form);
        boolean leads = !Rights.communities(viewer).isEmpty();
        var unit = leads ? null : Rights.units(viewer).stream()
            .filter(one -> form.value("unit").isEmpty() || form.value("unit").equals(Long.toString(one.value())))
            .findFirst().orElse(null);
        var community = leads ? ground.community(form, viewer)
            : form.read("community", AreaCode::new, "form.not-a-choice");
        if (community == null) {
            form.reject("community", "form.required");
        }
        if (!form.hasErrors() && key != null && words != null && community != null) {
            switch (keeping.add(viewer, key, kind, community, unit, words)) {
                case Done done -> {
                    return page.go(PATH + "?kind=" + kind, "cooperation.listing.added");
                }
                case Refused refused -> refused.why().on(form);
            }
        }
        return page.again("cooperation/pool/new", fresh(viewer, kind, form));
    }

    private static Listing.@Nullable Words words(Form form) {
        var until = form.read("until", text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException wrong) {
                throw new IllegalArgumentException(wrong);
            }
        }, "cooperation.date.wrong");
        var words = new Listing.Words(form.required("title", 40), form.optional("detail", 500),
            form.optional("quantity", 40), until);
        return form.hasErrors() ? null : words;
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("cooperation/pool/one", view(viewer, known(viewer, id), Form.empty()));
    }

    private ListingViews.One view(Viewer viewer, Listing listing, Form form) {
        if (form.value("version").isEmpty()) {
            form.prefill("title", listing.words().title()).prefill("detail", listing.words().detail())
                .prefill("quantity", listing.words().quantity())
                .prefill("until", listing.words().until() == null ? null : listing.words().until().toString())
                .prefill("version", Integer.toString(listing.version()));
        }
        boolean takes = listing.state() == Listing.State.OPEN && listing.kind() != Kind.RESOURCE;
        return new ListingViews.One(rows(new Slice<>(List.of(listing), null)).rows().getFirst(), form,
            !listing.state().isOver() && KeepingListing.mayWrite(viewer, listing),
            Rights.mayLead(viewer, listing.community()), takes ? units(viewer) : List.of(),
            listing.state() == Listing.State.TAKEN && listing.unit() != null
                && (Rights.units(viewer).contains(listing.unit()) || Rights.mayLead(viewer, listing.community())));
    }

    @PostMapping(PATH + "/{id}")
    ModelAndView change(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var listing = known(viewer, id);
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        var words = words(form);
        return words == null || version == null ? page.again("cooperation/pool/one", view(viewer, listing, form))
            : told(page, viewer, listing, form, keeping.change(viewer, id, version, words),
                "cooperation.listing.changed");
    }

    @PostMapping(PATH + "/{id}/taking")
    ModelAndView take(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var listing = known(viewer, id);
        var unit = form.read("unit", text -> new OrganisationId(Long.parseLong(text)), "form.not-a-choice");
        return unit == null ? page.again("cooperation/pool/one", view(viewer, listing, form))
            : told(page, viewer, listing, form, keeping.take(viewer, id, unit), "cooperation.listing.taken");
    }

    @PostMapping(PATH + "/{id}/state")
    ModelAndView settle(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var listing = known(viewer, id);
        var next = form.choice("state", Listing.State.class);
        var result = next == Listing.State.DONE ? form.required("result", 200) : form.optional("result", 200);
        return form.hasErrors() || next == null ? page.again("cooperation/pool/one", view(viewer, listing, form))
            : told(page, viewer, listing, form, keeping.settle(viewer, id, next, result),
                "cooperation.listing.settled");
    }

    private ModelAndView told(Page page, Viewer viewer, Listing listing, Form form, Outcome outcome, String flash) {
        return switch (outcome) {
            case Done done -> page.go(listing.path(), flash);
            case Refused refused -> {
                refused.why().on(form);
                yield page.again("cooperation/pool/one", view(viewer, book.find(listing.id()).orElse(listing), form));
            }
        };
    }

    private Listing known(Viewer viewer, long id) {
        return book.find(id).filter(one -> Rights.maySee(viewer, one.community())
            || agreements.communitiesOf(Rights.units(viewer)).contains(one.community()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
