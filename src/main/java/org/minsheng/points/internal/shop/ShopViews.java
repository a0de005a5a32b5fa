package org.minsheng.points.internal.shop;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.points.internal.HolderId;
import org.minsheng.points.internal.HolderNames;
import org.minsheng.shared.Slice;

/** What the pages about shops show. */
public final class ShopViews {

    private ShopViews() {
    }

    /** @param counted the last count; null before the first. {@code due} whether this month is still to be counted */
    public record Listed(Shop shop, String place, RedemptionBook.Figures month,
                         CountBook.@Nullable Count counted, boolean due) {
    }

    public record All(List<Listed> shops, boolean rules) {
    }

    /** @param version of the shop that is changed; -1 for a new one */
    public record Terms(@Nullable Shop shop, List<Option> areas, Form form) {
    }

    /** @param keeps goods may be received, counted and changed; {@code rules} the shop itself may be */
    public record One(Shop shop, String place, List<Goods> goods, List<CountBook.Count> counts,
                      RedemptionBook.Figures month, boolean due, boolean keeps, boolean rules) {
    }

    public record GoodsTerms(Shop shop, @Nullable Goods goods, Form form) {
    }

    public record GoodsOne(Shop shop, Goods goods, Slice<GoodsBook.Move> moves, boolean keeps, Form form) {
    }

    public record Counting(Shop shop, List<Goods> goods, Form form) {
    }

    public record Counted(Shop shop, CountBook.Count count, List<CountBook.Line> lines) {
    }

    public record Redemptions(Shop shop, Slice<RedemptionBook.Redemption> rows,
                              Map<HolderId, HolderNames.Name> names, boolean reversedOnly,
                              RedemptionBook.Figures month) {
    }
}
