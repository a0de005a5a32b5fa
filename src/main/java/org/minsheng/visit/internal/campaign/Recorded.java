package org.minsheng.visit.internal.campaign;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.visit.TaskState;

/** What came of a result that was brought. */
public sealed interface Recorded {

    /**
     * It is stored, now or when it first came.
     *
     * @param result its number
     * @param again whether it had come before, and nothing changed
     * @param task where the task stands now
     * @param nextOn the day of the next try, null when there is none
     * @param nextPart MORNING, AFTERNOON or EVENING, null when there is no next try
     */
    record Kept(long result, ResultState state, boolean again, TaskState task, @Nullable LocalDate nextOn,
        @Nullable DayPart nextPart)
        implements Recorded {
    }

    /** Some answers do not fit the form; each sentence belongs to a field. */
    record Wrong(List<WrongAnswer> answers) implements Recorded {

        public Wrong {
            answers = List.copyOf(answers);
        }
    }

    /** Nothing was stored; the key's sentence says why. */
    record Refused(String key) implements Recorded {

        /** There is no such task, or it never was this visitor's. */
        public static final Refused NOT_YOURS = new Refused("visit.result.not-yours");
        /** The campaign was cancelled or has not begun. */
        public static final Refused NOT_RUNNING = new Refused("visit.result.not-running");
        /** The form is another one than the campaign's. */
        public static final Refused OTHER_FORM = new Refused("visit.result.other-form");
        /** The key belongs to another door's result. */
        public static final Refused KEY_TAKEN = new Refused("visit.result.key-taken");
    }

    /** Which answer is wrong, in the form's words. */
    record WrongAnswer(String field, String message, List<String> arguments) {

        public WrongAnswer {
            arguments = List.copyOf(arguments);
        }
    }
}
