package org.minsheng.household.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.minsheng.account.Accounts;
import org.minsheng.organisation.Posts;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.Role;
import org.springframework.stereotype.Component;

/** Which units read of somebody's care group at a door, so that the person knows it, too (PIPL art. 23). */
@Component
public class ReadingUnits {

    private static final List<Role> OFFICERS = List.of(Role.ASSISTANCE_OFFICER);

    private final Accounts accounts;
    private final HelpingUnits helping;
    private final Posts posts;

    ReadingUnits(Accounts accounts, HelpingUnits helping, Posts posts) {
        this.accounts = accounts;
        this.helping = helping;
        this.posts = posts;
    }

    /** Names of units by care group; only such as have an officer there now. */
    public Map<String, List<String>> at(AreaCode door) {
        var units = accounts.viewers(accounts.over(door, OFFICERS)).values().stream()
            .flatMap(officer -> officer.grants().stream())
            .filter(grant -> grant.role() == Role.ASSISTANCE_OFFICER && grant.area().contains(door))
            .map(Grant::organisation)
            .collect(Collectors.toSet());
        if (units.isEmpty()) {
            return Map.of();
        }
        var names = posts.organisationNames(units);
        var read = new HashMap<String, List<String>>();
        helping.groups(units).forEach((group, helpers) -> read.put(group,
            helpers.stream().map(names::get).filter(Objects::nonNull).sorted().toList()));
        return read;
    }
}
