package org.minsheng.appeal.internal.resident;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.internal.similar.Companions;
import org.minsheng.appeal.internal.Ledger;
import org.minsheng.appeal.internal.catalogue.Matters;
import org.minsheng.appeal.internal.console.UnknownView;
import org.minsheng.appeal.internal.filing.FilingPlaces;
import org.minsheng.appeal.internal.wall.WallPhotos;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Slice;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 晒单: what was said in a place and solved, for everybody to see, without a word on who said it. */
@Controller
class WallPages {

    private static final int PAGE = 20;
    private static final int CHILDREN = 50;

    private final Ledger ledger;
    private final Places places;
    private final Posts posts;
    private final Matters matters;
    private final FilingPlaces served;
    private final Companions companions;
    private final WallPhotos wall;

    WallPages(Ledger ledger, Places places, Posts posts, Matters matters, FilingPlaces served, Companions companions,
              WallPhotos wall) {
        this.ledger = ledger;
        this.places = places;
        this.posts = posts;
        this.matters = matters;
        this.served = served;
        this.companions = companions;
        this.wall = wall;
    }

    @GetMapping("/wall")
    ModelAndView choose(Page page) {
        return page.show("appeal/resident/walls", places.counties());
    }

    @GetMapping("/wall/{area}")
    ModelAndView show(Page page, @PathVariable String area,
                      @RequestParam(name = "after", required = false) @Nullable String after,
                      @RequestParam(name = "from", required = false) @Nullable String from,
                      HttpServletResponse response) {
        var place = served.served(area).filter(found -> found.code().level().digits() <= Level.COMMUNITY.digits());
        if (place.isEmpty()) {
            return page.show("appeal/resident/unknown", UnknownView.PLACE, HttpStatus.NOT_FOUND);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL,
            CacheControl.maxAge(Duration.ofSeconds(60)).cachePrivate().getHeaderValue());
        response.setHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
        return page.show("appeal/resident/wall", view(page, place.get(), after, from));
    }

    @GetMapping("/wall/{area}/{number}")
    ModelAndView one(Page page, @PathVariable String area, @PathVariable String number) {
        var place = served.served(area).filter(found -> found.code().level().digits() <= Level.COMMUNITY.digits());
        var published = place.flatMap(found -> ledger.published(found.code(), number));
        return published.isEmpty() ? page.show("appeal/resident/unknown", UnknownView.PLACE, HttpStatus.NOT_FOUND)
            : page.show("appeal/resident/wallone",
                new WallView.One(place.orElseThrow(), shown(page, List.of(published.get())).getFirst()));
    }

    private WallView view(Page page, Place place, @Nullable String after, @Nullable String from) {
        var code = place.code();
        var published = ledger.published(code, after, PAGE);
        var shown = new Slice<>(shown(page, published.rows()), published.next());
        var counts = ledger.counts(code);
        var within = code.level() == Level.COMMUNITY ? new Slice<Place>(List.of(), null)
            : places.children(code, from, CHILDREN);
        return new WallView(place, above(code), solved(counts), open(counts), shown, within);
    }

    private List<WallView.Shown> shown(Page page, List<Ledger.Published> published) {
        var holders = posts.organisationNames(published.stream().map(Ledger.Published::holder)
            .filter(Objects::nonNull).distinct().toList());
        var communities = places.names(published.stream().map(Ledger.Published::community).distinct().toList());
        var ids = published.stream().map(Ledger.Published::id).toList();
        var others = companions.counts(ids);
        var photos = wall.of(ids);
        return published.stream().map(one -> new WallView.Shown(one.number(), one.title(), one.answer(),
            communities.getOrDefault(one.community(), ""), matters.name(page, one.matter()), one.verdict(),
            one.holder() == null ? "" : holders.getOrDefault(one.holder(), ""),
            Math.max(1, ChronoUnit.DAYS.between(one.filedAt(), one.closedAt())), one.closedAt(),
            others.getOrDefault(one.id(), 0), photos.getOrDefault(one.id(), WallPhotos.Pair.NONE))).toList();
    }

    private static @Nullable AreaCode above(AreaCode code) {
        return code.level() == Level.COUNTY ? null : code.parent();
    }

    private static long solved(Map<AppealState, Long> counts) {
        return counts.getOrDefault(AppealState.CLOSED, 0L);
    }

    private static long open(Map<AppealState, Long> counts) {
        return counts.entrySet().stream().filter(count -> !count.getKey().isFinal())
            .mapToLong(Map.Entry::getValue).sum();
    }
}
