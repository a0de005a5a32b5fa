package org.minsheng.account.internal.search;

import java.util.Comparator;
import java.util.List;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.page.SearchSource;
import org.minsheng.shared.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** One field that finds appeals by number or phone, places and whatever else modules offer. */
@Controller
class SearchPages {

    private static final int MOST_WORDS = 100;
    private static final int PER_GROUP = 10;

    private final ObjectProvider<SearchSource> sources;

    SearchPages(ObjectProvider<SearchSource> sources) {
        this.sources = sources;
    }

    @GetMapping("/console/search")
    ModelAndView search(Page page, Form form, Viewer viewer) {
        var typed = form.value("q");
        var words = typed.substring(0, Math.min(MOST_WORDS, typed.length()));
        List<SearchView.Group> groups = words.isEmpty() ? List.of() : sources.stream()
            .filter(source -> source.isFor(viewer))
            .sorted(Comparator.comparingInt(SearchSource::order))
            .map(source -> new SearchView.Group(source.heading(), source.find(viewer, words, PER_GROUP)))
            .filter(group -> !group.found().isEmpty())
            .toList();
        return page.show("account/search", new SearchView(words, groups));
    }
}
