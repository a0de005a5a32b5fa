package org.minsheng.shared;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking. A resident has no grants but a person; an anonymous visitor has neither.
 *
 * @param account null for somebody who has not signed in
 * @param person the resident behind the sign-in, null for staff
 * @param acting the post or organisation that acts where nobody has signed in for it, as {@code post:12}
 */
public record Viewer(@Nullable AccountId account, String name, @Nullable PersonId person, List<Grant> grants,
                     @Nullable String acting) {

    public static final Viewer ANONYMOUS = new Viewer(null, "", null, List.of());

    /** Writes that no person asked for: timers, first start, demo data. */
    public static final Viewer SYSTEM = new Viewer(null, "system", null, List.of());

    public Viewer {
        grants = List.copyOf(grants);
    }

    public Viewer(@Nullable AccountId account, String name, @Nullable PersonId person, List<Grant> grants) {
        this(account, name, person, grants, null);
    }

    public boolean isStaff() {
        return grants.stream().anyMatch(grant -> grant.role().isStaff());
    }

    public boolean isResident() {
        return person != null;
    }

    public boolean has(Role... roles) {
        return grants.stream().anyMatch(grant -> Arrays.asList(roles).contains(grant.role()));
    }

    /** Whether one grant has one of the roles and its area contains the place. */
    public boolean may(AreaCode place, Role... roles) {
        return grants.stream()
            .anyMatch(grant -> Arrays.asList(roles).contains(grant.role()) && grant.area().contains(place));
    }

    /** The areas in which this person holds one of the roles. */
    public List<AreaCode> areas(Role... roles) {
        return grants.stream()
            .filter(grant -> Arrays.asList(roles).contains(grant.role()))
            .map(Grant::area)
            .distinct()
            .toList();
    }

    public List<OrganisationId> organisations() {
        return grants.stream().map(Grant::organisation).distinct().toList();
    }

    /** The grant that a person's start page and menus go by: the first one given. */
    public @Nullable Grant principal() {
        return grants.isEmpty() ? null : grants.getFirst();
    }

    /**
     * For histories and audit: {@code account:12}, where nobody has signed in {@code post:12}, {@code organisation:12}
     * or {@code person:12}, else {@code system} or {@code anonymous}.
     */
    public String actor() {
        if (account != null) {
            return "account:" + account.value();
        }
        if (acting != null) {
            return acting;
        }
        return this == SYSTEM ? "system" : person == null ? "anonymous" : "person:" + person.value();
    }
}
