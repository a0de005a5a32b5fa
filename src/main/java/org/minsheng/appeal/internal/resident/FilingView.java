package org.minsheng.appeal.internal.resident;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.ToldBy;
import org.minsheng.appeal.internal.filing.FilingAnswers;
import org.minsheng.appeal.internal.filing.FilingPlace;
import org.minsheng.attachment.Attachment;
import org.minsheng.page.AreaMap;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;

/**
 * One page of a resident's report.
 *
 * @param key the signed key of the report
 * @param around where the map begins on which a point is picked, null on the other pages
 * @param ownPhone the masked number of the resident who is signed in, null for nobody
 */
public record FilingView(Form form, FilingStep step, FilingPlace place, String key,
                         List<Attachment> photos, @Nullable String ownPhone, @Nullable AreaMap around) {

    public static final int LONGEST = FilingAnswers.LONGEST;
    public static final int MOST_PHOTOS = FilingAnswers.MOST_PHOTOS;

    /** A value that is carried along unseen. */
    public record Carried(String name, String value) {
    }

    /** What was said on the other pages. */
    public List<Carried> carried() {
        return Arrays.stream(FilingStep.values())
            .filter(other -> other != step)
            .flatMap(other -> other.fields().stream())
            .flatMap(name -> form.values(name).stream().filter(value -> !value.isEmpty())
                .map(value -> new Carried(name, value)))
            .toList();
    }

    public List<AppealKind> kinds() {
        return List.of(AppealKind.values());
    }

    public List<Option> waysToTell(Page page) {
        return Arrays.stream(ToldBy.values())
            .map(way -> new Option(way.name(), page.t("appeal.file.told." + way)))
            .toList();
    }

    /** Whom to tell when somebody speaks for another. */
    public List<Option> whoIsTold(Page page) {
        return Arrays.stream(FilingAnswers.WhoIsTold.values())
            .map(who -> new Option(who.name(), page.t("appeal.file.who-told." + who)))
            .toList();
    }

    /** Whether the way to tell needs a phone that is not known yet. */
    public boolean hasContact() {
        return !form.value("phone").isEmpty() || ownPhone != null && form.checked("own") && !form.checked("onBehalf");
    }
}
