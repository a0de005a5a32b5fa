package org.minsheng.account.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Beside;
import org.minsheng.testing.Client;
import org.minsheng.testing.Knocking;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The table and the doors agree: every route has a line, every line a route, and each door opens to whom the line says.
 */
@Beside
class RouteTableTests extends RunningServer {

    private static final Map<Role, String> STAFF = Map.ofEntries(Map.entry(Role.SYSTEM_ADMINISTRATOR, "admin"),
        Map.entry(Role.SECURITY_ADMINISTRATOR, "security"), Map.entry(Role.AUDITOR, "auditor"),
        Map.entry(Role.COUNTY_LEADER, "leader"),
        Map.entry(Role.COUNTY_DEPARTMENT, "zhujian"), Map.entry(Role.TOWN_DISPATCHER, "longquan"),
        Map.entry(Role.COMMUNITY_SECRETARY, "tiyuchang"),
        Map.entry(Role.DESK_CLERK, "clerk"), Map.entry(Role.PROPERTY_MANAGER, "wuye"),
        Map.entry(Role.GRID_WORKER, "grid"),
        Map.entry(Role.UNIT_LIAISON, "yiyuan"), Map.entry(Role.SHOP_KEEPER, "keeper"),
        Map.entry(Role.ASSISTANCE_OFFICER, "longquan-care"));

    /** Somebody of the demo who has reported to a community. */
    private static final String MEMBER = "19905270002";

    @Autowired
    private RouteTable table;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void every_route_has_a_line_and_every_line_a_route() {
        assertThat(routes()).as("routes without a line in access.txt are closed to everybody")
            .isSubsetOf(lines());
        assertThat(lines().stream().filter(line -> !isServedWithoutController(line)))
            .as("lines in access.txt without a route")
            .isSubsetOf(routes());
    }

    @Test
    void each_door_opens_to_whom_the_table_says() {
        var doors = table.lines().stream()
            .filter(line -> !line.path().startsWith("/actuator") && !line.path().startsWith("/api")).toList();
        Collection<String> wrong = new ConcurrentLinkedQueue<>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            people.execute(() -> knock(wrong, doors, anybody(), null));
            people.execute(() -> knock(wrong, doors, newResident("13985209917"), Role.RESIDENT));
            people.execute(() -> knock(wrong, doors, resident(MEMBER), Role.RESIDENT));
            people.execute(() -> knock(wrong, doors, new Client(base()).signIn("caizheng"), Role.UNIT_LIAISON));
            STAFF.forEach((role, name) -> people.execute(() -> knock(wrong, doors,
                new Client(base()).signIn(name), role)));
        }
        assertThat(wrong).isEmpty();
    }

    /** One person after the other would mostly wait for the session to be written; so each has a thread. */
    private static void knock(Collection<String> wrong, List<RouteTable.Line> doors,
                              Client client, @Nullable Role role) {
        var who = role == null ? "nobody" : role.name();
        try {
            client.with(Knocking.ONLY, "1").with("Accept", "application/json, */*");
            doors.forEach(line -> knock(wrong, line, client, who,
                role == null ? line.isOpen() : line.admits(viewer(role)), role == null ? 303 : 403));
        } catch (RuntimeException fault) {
            wrong.add(who + " stopped: " + fault);
        }
    }

    private static void knock(Collection<String> wrong, RouteTable.Line line, Client client,
                              String who, boolean open, int closed) {
        var path = line.path().replaceAll("\\{[^}]+}", "1").replace("/**", "/1");
        int status = client.send(line.method(), path, "text/plain", "").statusCode();
        if (status != (open ? Knocking.OPEN : closed)) {
            wrong.add(who + " " + line.method() + " " + path + " " + status);
        }
    }

    @Test
    void what_no_line_knows_does_not_exist() {
        assertThat(anybody().get("/nowhere/at/all").statusCode()).isEqualTo(404);
        assertThat(client("clerk").get("/console/nowhere").statusCode()).isEqualTo(404);
        assertThat(anybody().get("/api/v1/nowhere").statusCode()).isEqualTo(401);
    }

    @Test
    void a_form_without_its_hidden_token_is_refused() {
        assertThat(anybody().post("/sign-in", Map.of("username", "clerk", "password", "minsheng", "_csrf", "guessed"))
            .statusCode()).isEqualTo(403);
    }

    @Test
    void pages_run_no_inline_script() {
        var policy = anybody().get("/sign-in").headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(policy).contains("default-src 'self'").doesNotContain("unsafe-inline");
    }

    @Test
    void the_narrower_line_wins() {
        var table = RouteTable.parse(List.of("GET /console/{any} auditor -", "GET /console/open anyone -",
            "GET /console/{*rest} staff -"));
        assertThat(table.allows(Viewer.ANONYMOUS, "GET", "/console/open")).isTrue();
        assertThat(table.allows(Viewer.ANONYMOUS, "HEAD", "/console/open?x=1")).isTrue();
        assertThat(table.allows(Viewer.ANONYMOUS, "POST", "/console/open")).isFalse();
        assertThat(table.allows(viewer(Role.AUDITOR), "GET", "/console/x")).isTrue();
        assertThat(table.allows(viewer(Role.DESK_CLERK), "GET", "/console/x")).isFalse();
        assertThat(table.allows(viewer(Role.DESK_CLERK), "GET", "/console/x/y")).isTrue();
        assertThat(table.allows(viewer(Role.INTEGRATION), "GET", "/console/x/y")).isFalse();
    }

    @Test
    void mistakes_in_the_table_fail_the_start() {
        for (var mistake : List.of("GET /x everybody -", "FETCH /x anyone -", "GET /x anyone everywhere",
            "GET /x", "staff = auditor")) {
            assertThatThrownBy(() -> RouteTable.parse(List.of("", mistake)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("line 2");
        }
        assertThatThrownBy(() -> RouteTable.parse(List.of("GET /x/{id} anyone -", "GET /x/{code} staff -")))
            .hasMessageContaining("contradicts line 1");
    }

    private Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        mappings.getHandlerMethods().forEach((route, method) -> {
            if (!ErrorController.class.isAssignableFrom(method.getBeanType())) {
                route.getPatternValues().forEach(pattern -> route.getMethodsCondition().getMethods()
                    .forEach(verb -> routes.add(verb + " " + pattern)));
                assertThat(route.getMethodsCondition().getMethods()).as("methods of " + route).isNotEmpty();
            }
        });
        return routes;
    }

    private Set<String> lines() {
        Set<String> lines = new TreeSet<>();
        table.lines().forEach(line -> lines.add(line.method() + " " + line.path()));
        return lines;
    }

    private static boolean isServedWithoutController(String line) {
        return line.startsWith("GET /assets/") || line.startsWith("GET /actuator/") || line.equals("GET /favicon.ico")
            || line.equals("GET /error");
    }

    private static Viewer viewer(Role role) {
        return role == Role.RESIDENT ? new Viewer(null, "", new PersonId(1), List.of())
            : new Viewer(null, "", null, List.of(new Grant(role, new OrganisationId(1), new AreaCode("52"))));
    }
}
