package org.minsheng.account.internal.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.RouteAccess;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The one table of who may open what, read from {@code access.txt}. A path without a line is closed to everybody; a
 * word that the table does not know fails the start.
 */
public final class RouteTable implements RouteAccess {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> SCOPES = Set.of("-", "own", "area", "organisation", "party");
    private static final Set<String> WORDS = Set.of("anyone", "resident", "staff", "integration");

    /** Each role as the table writes it. */
    private static final Map<Role, String> ROLE_WORDS = Arrays.stream(Role.values())
        .collect(Collectors.toUnmodifiableMap(role -> role, role -> role.name().toLowerCase(Locale.ROOT)));

    private static final Pattern NAMED = Pattern.compile("\\{[^*/}]+}");

    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Integer> shapes = new HashMap<>();
    private final Map<String, Line> exact = new HashMap<>();
    /**
     * By method and the first two parts of a path, each with the lines that leave one of them open; the most specific
     * first.
     */
    private final Map<String, List<Line>> byBeginning = new HashMap<>();
    private final List<Line> open;
    private final Map<String, List<String>> groups = new HashMap<>();

    /** @param who groups are already resolved into words and roles in lower case */
    public record Line(int number, String method, PathPattern pattern, Set<String> who, String scope) {

        public String path() {
            return pattern.getPatternString();
        }

        /** Whether somebody who has not signed in may pass. */
        public boolean isOpen() {
            return who.contains("anyone");
        }

        private @Nullable String beginning() {
            var beginning = RouteTable.beginning(method, path());
            return beginning == null || beginning.indexOf('{') >= 0 || beginning.indexOf('*') >= 0 ? null : beginning;
        }

        /** Asked for every entry of a menu on every page, so it makes nothing anew. */
        public boolean admits(Viewer viewer) {
            if (isOpen() || who.contains("resident") && viewer.isResident()) {
                return true;
            }
            for (var grant : viewer.grants()) {
                if (admits(grant.role())) {
                    return true;
                }
            }
            return false;
        }

        private boolean admits(Role role) {
            return who.contains(ROLE_WORDS.getOrDefault(role, "")) || who.contains("staff") && role.isStaff();
        }
    }

    /** @throws IllegalStateException with the number of the first line that cannot be understood */
    public static RouteTable parse(List<String> text) {
        return new RouteTable(text);
    }

    private RouteTable(List<String> text) {
        for (int index = 0; index < text.size(); index++) {
            var line = text.get(index).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            var words = line.split("\\s+");
            if (words.length > 2 && words[1].equals("=")) {
                define(index + 1, words);
            } else {
                add(index + 1, words);
            }
        }
        var bySpecificity = lines.stream().sorted(Comparator.comparing(Line::pattern)).toList();
        open = bySpecificity.stream().filter(line -> line.beginning() == null).toList();
        lines.stream().map(Line::beginning).filter(Objects::nonNull).distinct()
            .forEach(beginning -> byBeginning.put(beginning,
                bySpecificity.stream().filter(line -> line.beginning() == null || line.beginning().equals(beginning))
                    .toList()));
    }

    private void define(int number, String[] words) {
        List<String> members = new ArrayList<>();
        for (int index = 2; index < words.length; index++) {
            members.addAll(resolve(number, words[index]));
        }
        if (WORDS.contains(words[0]) || groups.put(words[0], members) != null) {
            throw wrong(number, "the group " + words[0] + " has a meaning already");
        }
    }

    private void add(int number, String[] words) {
        if (words.length < 4) {
            throw wrong(number, "a line needs method, path, who and scope");
        }
        var method = words[0];
        var scope = words[words.length - 1];
        if (!METHODS.contains(method)) {
            throw wrong(number, "unknown method " + method);
        }
        if (!SCOPES.contains(scope)) {
            throw wrong(number, "unknown scope " + scope);
        }
        Set<String> who = new LinkedHashSet<>();
        for (int index = 2; index < words.length - 1; index++) {
            who.addAll(resolve(number, words[index]));
        }
        var line = new Line(number, method, PathPatternParser.defaultInstance.parse(words[1]), who, scope);
        var other = shapes.putIfAbsent(method + " " + NAMED.matcher(line.path()).replaceAll("{}"), number);
        if (other != null) {
            throw wrong(number, "contradicts line " + other);
        }
        lines.add(line);
        if (!line.pattern.hasPatternSyntax()) {
            exact.put(method + " " + line.path(), line);
        }
    }

    private List<String> resolve(int number, String word) {
        var members = groups.get(word);
        if (members != null) {
            return members;
        }
        if (WORDS.contains(word) || isRole(word)) {
            return List.of(word);
        }
        throw wrong(number, "unknown word " + word);
    }

    private static boolean isRole(String word) {
        return ROLE_WORDS.containsValue(word);
    }

    private static IllegalStateException wrong(int number, String what) {
        return new IllegalStateException("access.txt, line " + number + ": " + what);
    }

    /** The line that decides; HEAD is decided as GET. */
    public Optional<Line> find(String method, String path) {
        var asked = method.equals("HEAD") ? "GET" : method;
        int query = path.indexOf('?');
        var plain = query < 0 ? path : path.substring(0, query);
        var direct = exact.get(asked + " " + plain);
        if (direct != null) {
            return Optional.of(direct);
        }
        var container = PathContainer.parsePath(plain);
        return byBeginning.getOrDefault(beginning(asked, plain), open).stream()
            .filter(line -> line.method.equals(asked) && line.pattern.matches(container))
            .findFirst();
    }

    /** The method and the first two parts of the path, null where there are not two. */
    private static @Nullable String beginning(String method, String path) {
        int second = path.indexOf('/', 1);
        if (second < 0) {
            return null;
        }
        int third = path.indexOf('/', second + 1);
        return method + " " + (third < 0 ? path : path.substring(0, third));
    }

    @Override
    public boolean allows(Viewer viewer, String method, String path) {
        return find(method, path).map(line -> line.admits(viewer)).orElse(false);
    }

    /** Whether any method has a line for the path. */
    public boolean knows(String path) {
        var container = PathContainer.parsePath(path);
        return lines.stream().anyMatch(line -> line.pattern.matches(container));
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }
}
