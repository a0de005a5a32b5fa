package org.minsheng.household;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;

/** What other modules ask about households; nothing here is in the clear. */
public interface Households {

    /** All that fit, by door code: 40,898 at once. */
    List<HouseholdTarget> targets(HouseholdFilter filter);

    long count(HouseholdFilter filter);

    /** One page of those that fit and that the viewer may see, by door code. */
    Slice<HouseholdCard> find(Viewer viewer, HouseholdFilter filter, @Nullable String cursor, int size);

    /** Cards of many in one go; unknown ids are left out, and so are households that are no more. */
    Map<HouseholdId, HouseholdCard> cards(Collection<HouseholdId> ids);

    /** Those behind a door, the owner's first. */
    List<HouseholdCard> at(AreaCode door);

    /** Where this person is registered now. */
    List<HouseholdId> of(PersonId person);

    /** The doors behind which these persons are registered now, in one query; who is registered nowhere is left out. */
    Map<PersonId, AreaCode> doors(Collection<PersonId> persons);

    /** Whether this member of staff or this resident may open the household's page. */
    boolean maySee(Viewer viewer, HouseholdId household);

    /** Whom this person's unit helps; empty for everybody who is no assistance officer. */
    Optional<Helped> helped(Viewer viewer);

    /** Care groups that are in use, in their order. */
    List<CareGroup> careGroups();

    Optional<CareGroup> careGroup(String code);

    /**
     * What is known already and may fill a form in advance; nothing sealed. Keys: {@code household.people},
     * {@code household.residence} (the enum's name), {@code household.address}, {@code household.care-groups} (codes
     * with commas), {@code household.head} (masked).
     */
    Map<HouseholdId, Map<String, String>> knownAnswers(Collection<HouseholdId> ids, Collection<String> keys);
}
