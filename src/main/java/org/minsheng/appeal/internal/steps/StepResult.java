package org.minsheng.appeal.internal.steps;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.page.Page;

/** What became of a wish to act. */
public sealed interface StepResult {

    record Taken(Appeal appeal) implements StepResult {
    }

    /**
     * @param field the form field the sentence belongs to, empty for the whole form
     * @param key a message key; arguments that look like {@code AppealState.FILED} are keys themselves
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Refused(String field, String key, Object... args) implements StepResult {

        private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Za-z]+\\.[A-Z_]+");

        public static Refused all(String key, Object... args) {
            return new Refused("", key, args);
        }

        /** The sentence in the reader's language. */
        public String sentence(Page page) {
            return page.t(key, words(page));
        }

        /** The arguments with every constant in the reader's language. */
        public Object[] words(Page page) {
            return Arrays.stream(args)
                .map(arg -> arg instanceof String text && CONSTANT.matcher(text).matches() ? page.t(text) : arg)
                .toArray();
        }
    }
}
