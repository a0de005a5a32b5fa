package org.minsheng.points.internal.standard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.shared.AreaCode;

/** What the pages of standards show. */
public final class StandardViews {

    private StandardViews() {
    }

    /** @param force what is in force there; of an area around it when {@code force.area()} is another one */
    public record Area(AreaCode area, String place, @Nullable Standard force, @Nullable Standard draft, boolean own) {

        Area withDraft(Standard one) {
            return new Area(area, place, force, one, own);
        }

        Area withForce(Standard one) {
            return new Area(area, place, one, draft, own);
        }
    }

    public record All(List<Area> areas, Form form) {
    }

    public record One(Standard standard, String place, List<Kind> kinds, List<Standard> versions, boolean editable,
                      List<Option> deeds, Form form) {
    }
}
