package org.minsheng.points.internal.counter;

import java.util.TreeMap;
import org.minsheng.page.Form;
import org.minsheng.points.internal.shop.Basket;

/** The numbers beside the goods: fields {@code pieces-12}. */
public final class BasketForm {

    public static final Basket NOTHING = new Basket(new TreeMap<>());
    private static final String FIELD = "pieces-";

    private BasketForm() {
    }

    public static Basket read(Form form) {
        var pieces = new TreeMap<Long, Integer>();
        for (var goods : form.names(FIELD)) {
            var typed = form.value(FIELD + goods);
            if (!goods.matches("\\d{1,18}") || !typed.matches("\\d{0,3}")) {
                form.reject("basket", "points.redeem.refused.pieces");
            } else if (!typed.isEmpty() && Integer.parseInt(typed) > 0) {
                pieces.put(Long.valueOf(goods), Integer.valueOf(typed));
            }
        }
        return new Basket(pieces);
    }
}
