package org.minsheng.cooperation.internal.whistle;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.Attachment;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Tab;
import org.minsheng.shared.Slice;

/** What the screens of whistles show. */
public final class WhistleViews {

    private WhistleViews() {
    }

    public record Row(Whistle whistle, String place, ResponderBook.Tally tally) {
    }

    public record All(List<Tab> tabs, Slice<Row> rows, String tab, boolean calls) {
    }

    /** @param groups those who can be called, by kind; {@code skills} what each member can do */
    public record Fresh(Form form, List<Option> areas, Map<Responder.Kind, List<Option>> groups,
                        Map<String, Set<String>> skills, String action) {
    }

    /** @param actions what this reader may do with it */
    public record Answer(Responder responder, List<ResponderTransitions.Action> actions, List<Attachment> photos) {

        public boolean may(String action) {
            return actions.contains(ResponderTransitions.Action.valueOf(action));
        }
    }

    /** @param calls whether this reader whistled it or sits at the same desk */
    public record One(Whistle whistle, String place, List<Answer> answers, boolean calls, boolean watches,
                      @Nullable ConferenceItem conference, Form form, long failed) {
    }

    public record Duty(List<Row> ringing, List<Row> open) {
    }

    public record Listed(ConferenceItem item, Row row) {
    }

    public record Conference(List<Tab> tabs, Slice<Listed> rows, boolean decided, Form form) {
    }

    public record Mine(List<MineRow> rows) {
    }

    public record MineRow(Responder responder, Whistle whistle, String place) {
    }

    public record MineOne(Whistle whistle, String place, Answer answer, Form form) {
    }
}
