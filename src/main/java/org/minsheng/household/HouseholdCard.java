package org.minsheng.household;

import java.util.Collection;
import java.util.List;
import org.minsheng.shared.AreaCode;

/**
 * A household as lists and cards may show it; nothing in the clear.
 *
 * @param maskedHead the head's name, masked; empty when nobody is registered
 * @param people how many live there
 * @param careGroups codes of the care groups that somebody of it is in
 */
public record HouseholdCard(HouseholdId id, AreaCode door, String address, Residence residence, String maskedHead,
                            int people,
                            List<String> careGroups, int version) {

    public HouseholdCard {
        careGroups = List.copyOf(careGroups);
    }

    /** The same for somebody who hears of these groups only. */
    public HouseholdCard inOnly(Collection<String> groups) {
        return new HouseholdCard(id, door, address, residence, maskedHead, people,
            careGroups.stream().filter(groups::contains).toList(), version);
    }
}
