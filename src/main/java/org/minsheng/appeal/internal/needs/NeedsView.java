package org.minsheng.appeal.internal.needs;

import java.time.Instant;
import java.util.List;
import org.minsheng.appeal.AppealState;
import org.minsheng.page.Option;
import org.minsheng.shared.Slice;

/**
 * The needs base.
 *
 * @param reply number of the appeal for which an answer is looked for, empty for none
 * @param asked whether anything was looked for
 */
public record NeedsView(Slice<Row> rows, List<Option> areas, List<Option> matters, List<Option> outcomes,
                        String reply, boolean asked) {

    /** One matter with its hits marked. */
    public record Row(String number, List<Highlight.Part> title, List<Highlight.Part> body,
                      List<Highlight.Part> answer, String place, String matter, AppealState state, String tone,
                      Instant filedAt, boolean answered) {

        public String path() {
            return "/console/appeals/" + number;
        }
    }
}
