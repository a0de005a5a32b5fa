package org.minsheng.notice.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Set;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.AppealStep;
import org.minsheng.appeal.FollowerStep;
import org.minsheng.appeal.ToldBy;
import org.minsheng.organisation.Posts;
import org.minsheng.people.Persons;
import org.minsheng.shared.PersonId;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the reporter of an appeal, and who spoke for the reporter, each step in the own language, in the transaction that publishes it and once however often it comes. */
@Component
class AppealSteps {

    /** Said among staff, or said to the reporter already by whoever called. */
    static final Set<AppealAction> UNTOLD = EnumSet.of(AppealAction.NOTE, AppealAction.CALL_BACK,
        AppealAction.ASK_EXTENSION, AppealAction.DENY_EXTENSION, AppealAction.REMIND, AppealAction.CIRCULATE, AppealAction.RECALL,
        AppealAction.RELOCATE);
    private static final int LONGEST_TITLE = 24;
    private static final int LONGEST_NOTE = 60;

    private final QueueingMessage queueing;
    private final Preferences preferences;
    private final Persons persons;
    private final Posts posts;
    private final MessageSource messages;
    private final Clock clock;

    AppealSteps(QueueingMessage queueing, Preferences preferences, Persons persons, Posts posts, MessageSource messages, Clock clock) {
        this.queueing = queueing;
        this.preferences = preferences;
        this.persons = persons;
        this.posts = posts;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener
    void on(AppealStep step) {
        if (UNTOLD.contains(step.action())) {
            return;
        }
        if (step.reporter() != null) {
            tell(step, step.reporter(), step.toldBy());
        }
        if (step.agent() != null && !step.agent().equals(step.reporter())) {
            tell(step, step.agent(), ToldBy.SMS);
        }
    }

    /** Who only looks at the page is not written to; the line behind it needs no language of theirs. */
    private void tell(AppealStep step, PersonId person, ToldBy toldBy) {
        var carrier = switch (toldBy) {
            case SMS -> preferences.of(person).weChat() ? Carrier.WECHAT : Carrier.SMS;
            case WECHAT -> Carrier.WECHAT;
            case PAGE -> Carrier.NONE;
        };
        queueing.queue(new Envelope("appeal-step:" + step.stepId(), person, null, carrier, step.appeal().subject(), step.place(),
            letter(step, carrier == Carrier.NONE ? Locale.SIMPLIFIED_CHINESE : persons.language(person)), null));
    }

    private Letter letter(AppealStep step, FollowerStep follower, Locale language) {
        var title = shortened(follower.title(), LONGEST_TITLE);
        var said = text(language, "notice.template." + step.action());
        var parts = new HashMap<String, String>();
        parts.put("number", step.number());
        parts.put("title", title);
        parts.put("who", holder(step, language));
        parts.put("step", said);
        return new Letter(step.action().name(), parts, text(language, "notice.text.follower", title, said), follower.path());
    }

    private Letter letter(AppealStep step, Locale language) {
        var who = holder(step, language);
        var title = shortened(step.title(), LONGEST_TITLE);
        var text = text(language, "notice.text." + step.action(), title, step.number(), who, shortened(step.note(), LONGEST_NOTE));
        var parts = new HashMap<String, String>();
        parts.put("number", step.number());
        parts.put("title", title);
        parts.put("who", who);
        parts.put("step", text(language, "notice.template." + step.action()));
        if (step.dueAt() != null && !step.to().isFinal() && step.to() != AppealState.ANSWERED) {
            parts.put("due", day(step.dueAt(), language));
            text += text(language, "notice.text.due", day(step.dueAt(), language));
        }
        return new Letter(step.action().name(), parts, text, "/t/" + step.tracking());
    }

    private String holder(AppealStep step, Locale language) {
        var holder = step.holder();
        var unknown = text(language, "notice.text.somebody");
        return holder == null ? unknown : posts.organisationNames(Set.of(holder)).getOrDefault(holder, unknown);
    }

    private String day(Instant due, Locale language) {
        return DateTimeFormatter.ofPattern(text(language, "notice.text.day"), language).format(due.atZone(clock.getZone()));
    }

    private String text(Locale language, String key, Object... args) {
        return messages.getMessage(key, args, language);
    }

    private static String shortened(String text, int most) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= most ? line : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }
}
