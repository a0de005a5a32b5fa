package org.minsheng.cooperation.internal.agreement;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.Attachment;
import org.minsheng.cooperation.internal.ServiceKind;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.shared.Slice;

/** What the screens of agreements show. */
public final class AgreementViews {

    private AgreementViews() {
    }

    public record Row(Agreement agreement, String community, Agreement.Standing standing) {
    }

    public record All(List<Tab> tabs, AgreementBook.Figures figures, Slice<Row> rows, String only, boolean leads) {
    }

    public record Fresh(Form form, List<Option> communities, List<Option> kinds) {
    }

    /** @param items with what was done of each, those that are retired last */
    public record One(Row row, List<Item.Kept> items, List<Attachment> scans, @Nullable AgreementId renewal,
                      boolean leads, Form form, List<Option> kinds, List<Option> itemKinds, List<Option> periods) {
    }

    public record OneItem(Row row, Item.Kept kept, Form form, List<Option> itemKinds, List<Option> periods) {
    }

    public record Offered(ItemBook.Offer offer, Item.Kept kept, String community) {
    }

    public record Items(List<Tab> tabs, Slice<Offered> rows, List<Option> kinds) {
    }

    static List<Option> kinds(Page page) {
        return Arrays.stream(AgreementKind.values()).map(kind -> new Option(kind.name(), page.t(kind))).toList();
    }

    static List<Option> itemKinds(Page page) {
        return Arrays.stream(ServiceKind.values()).map(kind -> new Option(kind.name(), page.t(kind))).toList();
    }

    static List<Option> periods(Page page) {
        return Arrays.stream(Period.values())
            .map(period -> new Option(period.name(), page.t("cooperation.Period." + period))).toList();
    }

    public static String tone(Agreement.Standing standing) {
        return switch (standing) {
            case COMING -> "info";
            case RUNNING -> "good";
            case ENDING -> "warn";
            case OVER -> "bad";
            case ENDED -> "neutral";
        };
    }
}
