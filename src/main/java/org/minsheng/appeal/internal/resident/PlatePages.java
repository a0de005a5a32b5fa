package org.minsheng.appeal.internal.resident;

import java.util.Comparator;
import java.util.List;
import org.minsheng.appeal.internal.Desks;
import org.minsheng.appeal.internal.console.UnknownView;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.grid.Answerable;
import org.minsheng.grid.Duty;
import org.minsheng.grid.Rosters;
import org.minsheng.organisation.Post;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.AreaCode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The page behind the plate at a door: the place, and a few large doors. */
@Controller
class PlatePages {

    private final Places places;
    private final Desks desks;
    private final Rosters rosters;

    PlatePages(Places places, Desks desks, Rosters rosters) {
        this.places = places;
        this.desks = desks;
        this.rosters = rosters;
    }

    @GetMapping("/p/{token}")
    ModelAndView show(Page page, @PathVariable String token) {
        var place = places.byPlate(token);
        if (place.isEmpty()) {
            return page.show("appeal/resident/unknown", UnknownView.PLATE, HttpStatus.NOT_FOUND);
        }
        return page.show("appeal/resident/plate", view(token, place.get()));
    }

    private PlateView view(String token, Place place) {
        var code = place.code();
        Post desk = desks.at(code).post();
        var address = places.address(code);
        var around = around(code, address);
        return new PlateView(token, address.substring(around.length()).strip(), around, wall(code),
            desk == null ? "" : desk.organisationName(), places.hotline(code.county()), people(code));
    }

    /** Whom a resident would call: the neighbour first. */
    private List<Answerable> people(AreaCode code) {
        return rosters.answering(code).stream().filter(who -> who.duty() == Duty.UNIT_HEAD
            || who.duty() == Duty.GRID_WORKER)
            .sorted(Comparator.comparing(who -> who.duty() != Duty.UNIT_HEAD)).toList();
    }

    /**
     * The town and community at the beginning of an address, which the people who live there need not be told first.
     */
    private String around(AreaCode code, String address) {
        var community = code.at(Level.COMMUNITY);
        if (community == null || community.equals(code)) {
            return "";
        }
        var around = places.address(community);
        return address.startsWith(around) && address.length() > around.length() ? around : "";
    }

    private static AreaCode wall(AreaCode code) {
        var community = code.at(Level.COMMUNITY);
        return community == null ? code : community;
    }
}
