package org.minsheng.household.internal.console;

import java.util.List;
import org.minsheng.area.Places;
import org.minsheng.household.internal.Requests;
import org.minsheng.household.internal.Scopes;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.people.Persons;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** What people asked about their own data and nobody has decided yet, the nearest deadline first. */
@Component
class DataRequestPanel implements StartPanel {

    private static final int ROWS = 5;

    private final Requests requests;
    private final Scopes scopes;
    private final Persons persons;
    private final Places places;

    DataRequestPanel(Requests requests, Scopes scopes, Persons persons, Places places) {
        this.requests = requests;
        this.scopes = scopes;
        this.persons = persons;
        this.places = places;
    }

    /** A panel that is empty on most days would only be in the way. */
    @Override
    public boolean isFor(Viewer viewer) {
        return viewer.has(Role.DESK_CLERK, Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER)
            && !requests.open(scopes.decides(viewer), null, 1).isEmpty();
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public Panel show(Page page) {
        var open = requests.open(scopes.decides(page.viewer()), null, ROWS).rows();
        var people = persons.masked(open.stream().map(Requests.Request::person).distinct().toList());
        var names = places.names(open.stream().map(Requests.Request::community).distinct().toList());
        var rows = open.stream().map(request -> {
            var person = people.getOrDefault(request.person(), HouseholdPages.nobody(request.person()));
            var detail = person.name() + " " + names.getOrDefault(request.community(), "");
            return new Row(RequestPages.PATH + "/" + request.id(), page.t("RequestKind." + request.kind()),
                detail.strip(), null, "info",
                request.filedAt(), request.dueAt());
        }).toList();
        return new Panel(page.t("household.request.title"), List.of(), rows, null,
            new More(page.t("household.request.all"), RequestPages.PATH));
    }
}
