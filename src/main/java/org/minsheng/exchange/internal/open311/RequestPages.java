package org.minsheng.exchange.internal.open311;

import org.minsheng.appeal.Appeals;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** What a dossier says of a request that came through Open311. */
@Controller
class RequestPages {

    private final MediaBook media;
    private final Appeals appeals;

    RequestPages(MediaBook media, Appeals appeals) {
        this.media = media;
        this.appeals = appeals;
    }

    /** A part of the dossier, for whoever may see the appeal. */
    @GetMapping("/console/exchange/requests/of/{number}")
    ModelAndView ofAppeal(Page page, Viewer viewer, @PathVariable String number) {
        return page.show("exchange/requestof", new RequestView(
            appeals.find(viewer, number).isPresent() ? media.ofAppeal(number).orElse(null) : null));
    }
}
