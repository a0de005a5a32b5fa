package org.minsheng.volunteer.internal.member;

import jakarta.servlet.http.HttpServletResponse;
import java.awt.Color;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.minsheng.area.Places;
import org.minsheng.page.Ink;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.Print;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.AreaChoice;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The code by which members report to a community, to be shown and put up. */
@Controller
public class PosterPages {

    /** @param link what the code leads to; {@code communities} to choose from, nothing when there is one */
    public record Poster(String community, String name, String link, List<Option> communities) {
    }

    private static final Color ACCENT = new Color(0xB3, 0x26, 0x1E);

    private final Places places;
    private final AreaChoice areas;
    private final Print print;

    PosterPages(Places places, AreaChoice areas, Print print) {
        this.places = places;
        this.areas = areas;
        this.print = print;
    }

    @GetMapping(MemberPages.PATH + "/poster")
    ModelAndView show(Page page, Viewer viewer, @RequestParam(defaultValue = "") String community) {
        return page.show("volunteer/member/poster", poster(page, viewer, community));
    }

    @GetMapping(MemberPages.PATH + "/poster.pdf")
    void paper(Page page, Viewer viewer, @RequestParam(defaultValue = "") String community,
               HttpServletResponse response) throws IOException {
        var poster = poster(page, viewer, community);
        response.setContentType("application/pdf");
        response.setHeader("Content-Disposition", "inline; filename=\"poster-" + community + ".pdf\"");
        print.write(page.t("volunteer.poster.heading"), (document, letters) -> {
            var sheet = new PDPage(PDRectangle.A4);
            document.addPage(sheet);
            try (var stream = new PDPageContentStream(document, sheet)) {
                var ink = new Ink(stream, letters, 0, 0);
                ink.text(page.t("volunteer.poster.heading"), 20, 255, 170, 34, 1, ACCENT, true);
                ink.text(poster.name(), 20, 234, 170, 24, 1, Color.BLACK, true);
                ink.code(poster.link(), 50, 100, 110);
                ink.text(page.t("volunteer.poster.scan"), 20, 80, 170, 18, 1, Color.BLACK, true);
                ink.text(page.t("volunteer.poster.then"), 20, 68, 170, 13, 2, Color.DARK_GRAY, true);
            }
        }, response.getOutputStream());
    }

    private Poster poster(Page page, Viewer viewer, String typed) {
        var choice = areas.communities(Rights.areas(viewer));
        var community = typed.isEmpty() && !choice.isEmpty() ? choice.getFirst().value() : typed;
        if (!AreaCode.isValid(community) || new AreaCode(community).level() != AreaCode.Level.COMMUNITY
            || !Rights.maySee(viewer, new AreaCode(community))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var place = places.at(new AreaCode(community))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new Poster(community, place.shortName(), page.base() + MyMembershipPages.PATH + "/new?community="
            + community, choice.size() > 1 ? choice : List.of());
    }
}
