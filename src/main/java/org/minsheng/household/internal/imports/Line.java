package org.minsheng.household.internal.imports;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.Residence;
import org.minsheng.household.internal.Relation;
import org.minsheng.people.PersonDetails;
import org.minsheng.shared.AreaCode;

/**
 * One row as it was understood: somebody in a home.
 *
 * @param number counted through all tables of the file
 * @param sheet of which table, and {@code line} in it, as the program that made the file counts
 * @param faults why it cannot be taken, message keys with arguments between bars; empty when it can
 * @param hints what is left out of it
 */
record Line(int number, int sheet, int line, PersonDetails person, @Nullable AreaCode door, @Nullable Relation relation,
            String head,
            @Nullable Residence residence,
            List<String> careGroups, String remark, @Nullable Decision decision, List<String> faults,
            List<String> hints) {

    /** A row of a table by what its columns mean, as it stands there. */
    record Raw(int number, int sheet, int line, Map<Field, String> cells, @Nullable Decision decision) {

        String get(Field field) {
            return cells.getOrDefault(field, "");
        }
    }

    boolean isHead() {
        return relation == Relation.HEAD || relation == null && !head.isEmpty() && head.equals(person.name());
    }
}
