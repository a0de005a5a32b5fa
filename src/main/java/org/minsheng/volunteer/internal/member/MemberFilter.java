package org.minsheng.volunteer.internal.member;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.AreaChoice;
import org.minsheng.volunteer.internal.Rights;

/** The filters of the list as its address has them, never wider than what the viewer may see. */
final class MemberFilter {

    private MemberFilter() {
    }

    static MembershipBook.Filter of(Viewer viewer, UnaryOperator<String> part) {
        var areas = Rights.areas(viewer);
        var seen = areas.isEmpty() ? areas : AreaChoice.within(areas, part.apply("area"));
        // A choice of a place narrows a liaison's list too, who sees the unit's members wherever they live.
        return new MembershipBook.Filter(seen, Rights.seenUnits(viewer), state(part.apply("state")),
            number(part.apply("group")), part.apply("skill"), number(part.apply("unit")));
    }

    private static MembershipState state(String typed) {
        return Arrays.stream(MembershipState.values()).filter(state -> state.name().equals(typed)).findFirst()
            .orElse(MembershipState.CONFIRMED);
    }

    static long number(String typed) {
        return typed.matches("\\d{1,18}") ? Long.parseLong(typed) : 0;
    }
}
