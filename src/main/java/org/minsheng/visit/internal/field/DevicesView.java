package org.minsheng.visit.internal.field;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Page;
import org.minsheng.shared.Slice;

/**
 * Phones with the field app.
 *
 * @param own the viewer's
 * @param others those within the viewer's area, null for whoever looks after no phones but the own
 * @param name what the others were searched by
 * @param base where this screen lies
 */
public record DevicesView(List<Device> own, @Nullable Slice<Device> others, String name, String base) {

    /** What its clock says, in words. */
    public String clock(Page page, Device device) {
        return device.clockSeconds() == null ? page.t("field.phones.clock.unknown")
            : device.isClockWrong()
                ? page.t("field.phones.clock.wrong", page.span(Duration.ofSeconds(device.clockSeconds())))
            : page.t("field.phones.clock.right");
    }

    public String question(Page page, Device device) {
        var question = page.t("field.phones.wipe.question", device.name(), device.owner());
        return device.unsent() == 0 ? question : question + page.t("field.phones.wipe.unsent", device.unsent());
    }

    public String state(Device device) {
        return "field.phones.state." + (!device.isWiped() ? "used" : device.emptiedAt() == null ? "wiping" : "emptied");
    }

    public String tone(Device device) {
        return !device.isWiped() ? "good" : device.emptiedAt() == null ? "warn" : "neutral";
    }
}
