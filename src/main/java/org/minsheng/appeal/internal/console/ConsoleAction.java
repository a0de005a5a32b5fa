package org.minsheng.appeal.internal.console;

import org.minsheng.appeal.AppealAction;
import org.minsheng.page.Form;
import org.minsheng.shared.RequestKey;

/**
 * One thing that may be done now, with its small form.
 *
 * @param first the one that usually comes next: it stands open and has the only filled button
 * @param open whether its form is shown
 */
public record ConsoleAction(AppealAction action, String path, Form form, RequestKey key, boolean first, boolean open) {

    public String field(String name) {
        return ConsoleResources.field(action, name);
    }

    public String id() {
        return "do-" + ConsoleResources.noun(action);
    }

    public String tone() {
        return first ? "primary" : "plain";
    }
}
