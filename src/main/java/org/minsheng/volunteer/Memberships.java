package org.minsheng.volunteer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Slice;

/** What other modules ask about who has reported where. */
public interface Memberships {

    /** Confirmed members who work at a unit, from after the cursor. */
    Slice<Member> ofUnit(OrganisationId unit, @Nullable String after, int size);

    /** Whether the person is a confirmed member who works at the unit. */
    boolean isMember(PersonId person, OrganisationId unit);

    /** The unit at which a confirmed member works. */
    Optional<OrganisationId> unitOf(PersonId person);

    /** These persons as far as they are confirmed members. */
    List<Member> members(Collection<PersonId> persons);

    /**
     * Everybody who has reported to a community within an area, or to the one around it, and was confirmed: some
     * thousand in a county.
     */
    List<Member> within(AreaCode area);

    /**
     * Who could help at a place, best first: with most of the skills, living nearest, with the least done this month,
     * with the most done this year.
     */
    List<Member> suggest(AreaCode place, Set<String> skills, int size);

    /**
     * Who has reported to exactly this community and could help there: those with one of the skills, or everybody when
     * nobody has it; who did the least this month comes first.
     */
    List<Member> able(AreaCode community, Set<String> skills, int size);

    /**
     * Where these members live, as exactly as it is known: the door of their household, else the community they
     * reported to.
     */
    Map<PersonId, AreaCode> homes(Collection<Member> members);

    /**
     * Units that have reported to the community of a place and were confirmed; for a town or county to any within it.
     * By name.
     */
    List<OrganisationId> unitsAt(AreaCode place);

    /** Every skill there is, in order; named by {@code volunteer.skill.<code>}. */
    List<String> skills();
}
