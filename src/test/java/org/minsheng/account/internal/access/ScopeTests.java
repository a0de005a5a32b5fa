package org.minsheng.account.internal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The last column of the table of routes, knocked at by those whose role opens the door and whose area lies elsewhere:
 * what belongs to another county is neither listed nor opened nor changed.
 */
class ScopeTests extends AppealFixture {

    /** Of other counties than the matter that they ask for. */
    private static final Map<Role, String> STRANGERS = Map.of(Role.COMMUNITY_SECRETARY, "yingfu",
        Role.DESK_CLERK, "yingfu-clerk",
        Role.TOWN_DISPATCHER, "meijiang", Role.PROPERTY_MANAGER, "mingcheng", Role.GRID_WORKER, "zy-grid",
        Role.UNIT_LIAISON, "caizheng");
    private static final Set<String> NARROWED = Set.of("area", "party", "organisation", "own");
    private static final Set<Integer> SHUT = Set.of(403, 404);

    @Autowired
    private RouteTable table;

    @Test
    void no_list_shows_a_stranger_what_belongs_to_another_area() {
        var marker = "只有体育场社区知道的" + UUID.randomUUID();
        var appeal = file(compound(), marker);
        assertThat(client("clerk").get("/console/appeals/" + appeal.number()).body()).contains(marker);
        var lists = lines("GET").filter(line -> !line.path().contains("{") && !line.path().contains("*")
            && !line.path().equals("/console/events")).toList();
        assertThat(lists).hasSizeGreaterThan(30);
        var wrong = new TreeSet<String>();
        STRANGERS.forEach((role, name) -> lists.stream().filter(line -> line.admits(viewer(role))).forEach(line -> {
            var shown = client(name).get(line.path() + "?area=" + COMMUNITY + "&place=" + COMMUNITY
                + "&community=" + COMMUNITY);
            if (shown.statusCode() >= 500 || shown.body().contains(marker) || shown.body().contains(appeal.number())) {
                wrong.add(name + " GET " + line.path() + " " + shown.statusCode());
            }
        }));
        assertThat(wrong).isEmpty();
    }

    @Test
    void no_door_of_a_matter_opens_to_a_stranger() {
        var appeal = file(compound(), "外县的人打不开的一件");
        var doors = table.lines().stream().filter(line -> line.path().startsWith("/console/appeals/{number}")
            && NARROWED.contains(line.scope())).toList();
        assertThat(doors).hasSizeGreaterThan(30);
        var wrong = new TreeSet<String>();
        STRANGERS.forEach((role, name) -> doors.stream().filter(line -> line.admits(viewer(role)))
            .forEach(line -> tryDoor(wrong, name, line,
                line.path().replace("{number}", appeal.number()).replaceAll("\\{[^}]+}", "1"))));
        assertThat(wrong).isEmpty();
        assertThat(book.byId(appeal.id()).orElseThrow().version()).isEqualTo(appeal.version());
        assertThat(book.history(appeal.id())).hasSize(1);
    }

    @Test
    void nobody_and_a_wrong_token_get_nothing_at_any_line_of_the_interface() {
        var lines = table.lines().stream().filter(line -> line.path().startsWith("/api/") && !line.isOpen()).toList();
        assertThat(lines).hasSizeGreaterThan(10);
        var wrong = new TreeSet<String>();
        for (var line : lines) {
            var path = line.path().replaceAll("\\{[^}]+}", "1");
            int nobody = anybody().send(line.method(), path, "application/json", "{}").statusCode();
            int guessed = anybody().with("Authorization", "Bearer ms_guessed_token_of_nobody")
                .send(line.method(), path, "application/json", "{}").statusCode();
            if (nobody != 401 && nobody != 403 || guessed != 401 && guessed != 403) {
                wrong.add(line.method() + " " + path + " " + nobody + " " + guessed);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private void tryDoor(Collection<String> wrong, String name, RouteTable.Line line, String path) {
        int status = line.method().equals("GET") ? client(name).get(path).statusCode()
            : client(name).post(path, Map.of("version", "0", "requestKey", UUID.randomUUID().toString(),
                "note-note", "外县写的")).statusCode();
        if (!SHUT.contains(status)) {
            wrong.add(name + " " + line.method() + " " + path + " " + status);
        }
    }

    private java.util.stream.Stream<RouteTable.Line> lines(String method) {
        return table.lines().stream().filter(line -> line.method().equals(method) && line.path().startsWith("/console")
            && NARROWED.contains(line.scope()));
    }

    private static Viewer viewer(Role role) {
        return new Viewer(null, "", null, List.of(new Grant(role, new OrganisationId(1), new AreaCode("52"))));
    }
}
