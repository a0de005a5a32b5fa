package org.minsheng.cooperation.internal.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Place;
import org.minsheng.attachment.Attachment;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.cooperation.internal.ServiceKind;
import org.minsheng.cooperation.internal.agreement.ItemBook;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Tab;
import org.minsheng.page.TimelineEntry;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Slice;

/** What the screens of orders show. */
public final class OrderViews {

    private OrderViews() {
    }

    /** @param who the unit or member that has it, empty for nobody */
    public record Row(Order order, String community, String who) {
    }

    public record All(List<Tab> tabs, Slice<Row> rows, String tab, boolean places, boolean rules) {
    }

    /** @param units whose liaison places it; empty for the community itself */
    public record Fresh(Form form, List<Option> communities, List<Option> units, List<Option> kinds,
                        ItemBook.@Nullable Offer item) {
    }

    /**
     * One order for one reader.
     *
     * @param address where; exactly only for those who have it
     * @param orderer masked
     * @param base where its forms are sent
     * @param shows whether this reader puts it on the wall or takes it down
     * @param orders whether this reader ordered it
     * @param calls whether this reader has it in hand and may call who ordered; {@code call} the number, empty until
     * asked for
     */
    public record One(Order order, String base, String address, boolean detail, String orderer, String unit,
                      String item, List<Attachment> before, List<Attachment> after, List<TimelineEntry> timeline,
                      List<OrderAction> allowed, List<Suggesting.Unit> units, List<Suggesting.Person> members,
                      Form form, boolean shows, boolean orders, boolean calls, String call) {

        /** The same with the number in the clear, which was asked for just now. */
        One calling(String number) {
            return new One(order, base, address, detail, orderer, unit, item, before, after, timeline, allowed, units,
                members, form, shows, orders, calls, number);
        }

        public boolean may(OrderAction action) {
            return allowed.contains(action);
        }

        public String field(OrderAction action, String name) {
            return OrderWishForm.field(action, name);
        }

        /** Whether a form of this action was sent and has something wrong in it. */
        public boolean wrong(OrderAction action) {
            return form.faults().keySet().stream().anyMatch(field -> field.startsWith(action + "-"));
        }
    }

    public record Mine(List<Row> doing, List<Row> open, Slice<Row> ordered, boolean member) {
    }

    /** One kind of service with what is on offer of it. */
    public record Course(ServiceKind kind, List<ItemBook.Offer> offers) {
    }

    /**
     * Ordering on the phone, one question a page.
     *
     * @param place null while nobody knows where
     * @param places found by the words
     * @param free whether a form without a menu is asked for
     */
    public record Ordering(Form form, @Nullable Place place, String address, List<Option> places, List<Course> menu,
                           ItemBook.@Nullable Offer item, boolean free, List<Option> kinds) {
    }

    /** @param at when it was put there */
    public record Shown(long id, String title, String text, String community, String who, @Nullable Integer rating,
                        List<AttachmentId> photos, Instant at) {
    }

    public record Showcase(Place place, @Nullable AreaCode above, Slice<Shown> shown, List<Place> within) {
    }

    public record Rules(List<Option> counties, AreaCode county, Form form) {
    }
}
