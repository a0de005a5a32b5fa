package org.minsheng.appeal;

import java.util.List;

/** What became of a wish to act. */
public sealed interface AppealAnswer {

    record Taken(KnownAppeal appeal) implements AppealAnswer {
    }

    /**
     * @param field the field the sentence belongs to, empty for the whole
     * @param key message key of the sentence; arguments that look like {@code AppealState.FILED} are keys themselves
     */
    record Refused(String field, String key, List<Object> arguments) implements AppealAnswer {

        public Refused {
            arguments = List.copyOf(arguments);
        }

        /** Whether somebody else was first: reading again and trying again may help. */
        public boolean isStale() {
            return key.equals("appeal.refused.stale");
        }
    }
}
