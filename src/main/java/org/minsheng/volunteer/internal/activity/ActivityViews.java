package org.minsheng.volunteer.internal.activity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Tab;
import org.minsheng.shared.Slice;

/** What the screens of activities show. */
public final class ActivityViews {

    private ActivityViews() {
    }

    public record Row(Activity activity, String place) {
    }

    public record Listed(List<Tab> tabs, Slice<Row> rows, List<Option> areas, List<Option> kinds, boolean plans) {
    }

    /**
     * @param areas where the viewer may plan; {@code units} the viewer's own or those registered there; {@code version}
     * 0 for a new one
     */
    public record Planning(Form form, long id, List<Option> areas, List<Option> kinds,
                           List<Option> units, int version) {
    }

    /** @param counted minutes so far or as confirmed */
    public record Person(SignUp signUp, String name, String phone, int counted) {
    }

    public record One(Row row, List<Person> people, int present, List<String> photos, boolean organises,
                      boolean confirms, boolean begun, boolean over, Form form) {
    }

    public record Code(Row row, String way, String link, int present, int signed) {
    }

    public record Mine(Row row, @Nullable SignUp own, boolean open, boolean begun, List<String> photos, Form form) {
    }

    public record MineRow(Row row, @Nullable SignUp own) {
    }

    /**
     * @param ahead what one can sign up for; {@code own} where one has signed up, the next first; {@code past} where
     * one had, the latest first
     */
    public record MineList(List<MineRow> own, List<MineRow> past, List<MineRow> ahead, boolean member) {
    }

    /** @param ticket null when the code was too old */
    public record Check(Row row, String way, @Nullable String ticket) {
    }
}
