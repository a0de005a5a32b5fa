package org.minsheng.notice.internal;

import java.util.HashMap;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Several steps of one matter that waited, through the night or for one another, become one letter: the newest in
 * full, the earlier by name.
 */
@Component
class JoiningLetters {

    private static final String EARLIER = "earlier";

    private final MessageSource messages;

    JoiningLetters(MessageSource messages) {
        this.messages = messages;
    }

    Letter join(Letter earlier, Letter newest, Locale language) {
        var before = earlier.parts().get(EARLIER);
        var step = messages.getMessage("notice.template." + earlier.template(), null, language);
        var all = before == null ? step : messages.getMessage("notice.together.list",
            new Object[] {before, step}, language);
        var parts = new HashMap<>(newest.parts());
        parts.put(EARLIER, all);
        var text = messages.getMessage("notice.together", new Object[] {newest.text(), all}, language);
        return new Letter(newest.template(), parts, text, newest.path());
    }
}
