package org.minsheng.appeal.internal.console;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.ToldBy;
import org.minsheng.appeal.Urgency;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.catalogue.Matters;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.appeal.internal.steps.TakingStep;
import org.minsheng.page.Option;
import org.minsheng.page.Page;

/** What can be chosen in the forms of the console, in the reader's language. */
public record ConsoleChoices(List<Option> kinds, List<Option> verdicts, List<Option> reasons,
                             List<Option> toldBy, List<Group> matters, List<Option> urgencies) {

    /** The matters below one of the upper level. */
    public record Group(String label, List<Option> options) {
    }

    static ConsoleChoices of(Page page, Matters matters) {
        var groups = matters.choices().stream()
            .map(topic -> new Group(topic.topic().name(page), topic.matters().stream()
                .map(matter -> new Option(matter.code(), matter.name(page)))
                .toList()))
            .toList();
        return new ConsoleChoices(options(page, AppealKind.values(), kind -> true),
            options(page, Verdict.values(), TakingStep::isAnswer),
            options(page, StepRequest.ReturnReason.values(), reason -> true),
            options(page, ToldBy.values(), told -> true), groups, options(page, Urgency.values(), urgency -> true));
    }

    static <E extends Enum<E>> List<Option> options(Page page, E[] constants, Predicate<E> wanted) {
        return Arrays.stream(constants).filter(wanted).map(one -> new Option(one.name(), page.t(one))).toList();
    }
}
