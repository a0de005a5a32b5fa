package org.minsheng.visit.internal.care;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.HouseholdCard;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Tab;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Slice;
import org.minsheng.visit.internal.form.Field;
import org.minsheng.visit.internal.form.FormSheet;

/** What the screens of care show. */
public final class CareViews {

    private CareViews() {
    }

    /** @param address below the county; {@code head} masked, empty when nobody is registered */
    public record Row(Care care, String address, String head) {
    }

    public record Overview(CareKind kind, List<Tab> kinds, List<Tab> tabs, CareBook.Figures figures, Slice<Row> rows,
                           String only, boolean leads, boolean rules) {
    }

    /** @param found households at the place that was searched, null before a search */
    public record Fresh(Form form, CareKind kind, @Nullable List<HouseholdCard> found, @Nullable HouseholdCard chosen,
                        CareRule rule, List<Option> carers) {
    }

    /** One answer to be read: what was asked and what was said. */
    public record Said(Field field, String text) {
    }

    public record VisitRow(CareTaskBook.Visit visit, List<Said> said) {
    }

    public record One(Row row, Curve curve, List<VisitRow> visits, List<CareTaskBook.Alarm> alarms,
                      List<PurchaseBook.Order> orders, boolean looksIn, boolean leads, Form form, List<Option> carers) {
    }

    public record Check(Row row, FormSheet sheet, long formVersion) {
    }

    public record Rules(List<Option> counties, AreaCode county, CareRule rule, Form form) {
    }

    static Row row(Care care, Map<org.minsheng.household.HouseholdId, HouseholdCard> cards) {
        var card = cards.get(care.household());
        return new Row(care, card == null ? care.door().value() : card.address(), card == null ? ""
            : card.maskedHead());
    }
}
