package org.minsheng.appeal.internal.console;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.Answering;
import org.minsheng.appeal.internal.catalogue.Catalogue;
import org.minsheng.appeal.internal.catalogue.Matters;
import org.minsheng.organisation.Post;
import org.minsheng.organisation.Responsibility;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Tier;
import org.springframework.stereotype.Component;

/** Reads the dispatch catalogue aloud: matter × place → duty → the post that stands for it. */
@Component
class ConsoleRoutes {

    private final Catalogue catalogue;
    private final Answering answering;
    private final Matters matters;

    ConsoleRoutes(Catalogue catalogue, Answering answering, Matters matters) {
        this.catalogue = catalogue;
        this.answering = answering;
        this.matters = matters;
    }

    ConsoleRoute of(Page page, @Nullable String matter, AreaCode place, Tier desk) {
        var known = matter == null || matters.of(matter) == null ? null : matter;
        var route = catalogue.route(known, place);
        var post = known != null
            && answering.responsible(route.duty(), place, route.tier()) instanceof Responsibility.Held held
            ? held.post() : null;
        return new ConsoleRoute(matters.path(page, known), "duty." + route.duty(), route.tier(),
            route.version() == null ? 0 : catalogue.number(route.version()), post,
            post != null && post.tier().compareTo(desk) > 0, others(place, desk, post));
    }

    private List<Post> others(AreaCode place, Tier desk, @Nullable Post named) {
        var others = new ArrayList<Post>();
        for (var tier : Tier.values()) {
            if (tier.compareTo(desk) <= 0) {
                answering.handlers(place, tier).stream()
                    .filter(post -> named == null || !post.id().equals(named.id()))
                    .forEach(others::add);
            }
        }
        return others;
    }
}
