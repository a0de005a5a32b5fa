package org.minsheng.household;

import java.util.Set;
import org.minsheng.shared.AreaCode;

/**
 * Whom an assistance officer's unit helps: households of these care groups within the area, and no others.
 *
 * @param careGroups codes; empty while nobody has said whom the unit helps
 */
public record Helped(AreaCode area, Set<String> careGroups) {

    public Helped {
        careGroups = Set.copyOf(careGroups);
    }

    public boolean includes(String careGroup, AreaCode door) {
        return careGroups.contains(careGroup) && area.contains(door);
    }
}
