package org.minsheng.notice.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.AppealStep;
import org.minsheng.appeal.AppealStepBatch;
import org.minsheng.appeal.FollowerStep;
import org.minsheng.appeal.ToldBy;
import org.minsheng.organisation.Posts;
import org.minsheng.people.Persons;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the reporter of an appeal, who spoke for the reporter and who met the same each step in the own language, in
 * the transaction that publishes it and once however often it comes.
 */
@Component
class AppealSteps {

    /** Said among staff, or said to the reporter already by whoever called. */
    static final Set<AppealAction> UNTOLD = EnumSet.of(AppealAction.NOTE, AppealAction.CALL_BACK,
        AppealAction.ASK_EXTENSION, AppealAction.DENY_EXTENSION, AppealAction.REMIND,
        AppealAction.CIRCULATE, AppealAction.RECALL, AppealAction.RELOCATE, AppealAction.RATE);
    /** Who has it now and what is going on: worth knowing, but one that soon follows another rings only once. */
    static final Set<AppealAction> MOVES = EnumSet.of(AppealAction.ACCEPT, AppealAction.DISPATCH, AppealAction.SIGN,
        AppealAction.RETURN, AppealAction.HAND_DOWN, AppealAction.START, AppealAction.RESUME, AppealAction.HAND_ON,
        AppealAction.TAKE_BACK);
    private static final int LONGEST_TITLE = 24;
    private static final int LONGEST_NOTE = 60;

    private final QueueingMessage queueing;
    private final Preferences preferences;
    private final Persons persons;
    private final Posts posts;
    private final MessageSource messages;
    private final Clock clock;

    AppealSteps(QueueingMessage queueing, Preferences preferences, Persons persons, Posts posts,
                MessageSource messages, Clock clock) {
        this.queueing = queueing;
        this.preferences = preferences;
        this.persons = persons;
        this.posts = posts;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param follower null for the reporter and for who spoke for the reporter */
    private record Telling(AppealStep step, PersonId person, ToldBy by, @Nullable FollowerStep follower) {
    }

    /** What is asked once for all that are told together. */
    private record Known(Set<PersonId> inWeChat, Map<PersonId, Locale> languages, Map<OrganisationId, String> holders) {
    }

    @EventListener
    void on(AppealStepBatch batch) {
        var tellings = new ArrayList<Telling>();
        for (var step : batch.steps()) {
            if (step.reporter() != null) {
                tellings.add(new Telling(step, step.reporter(), step.toldBy(), null));
            }
            if (step.agent() != null && !step.agent().equals(step.reporter())) {
                tellings.add(new Telling(step, step.agent(), ToldBy.SMS, null));
            }
        }
        tell(tellings);
    }

    /** Those who met the same are told without what was said to the reporter alone. */
    @EventListener
    void on(FollowerStep follower) {
        tell(List.of(new Telling(follower.step(), follower.person(), follower.toldBy(), follower)));
    }

    /** Who only looks at the page is not written to; the line behind it needs no language of theirs. */
    private void tell(List<Telling> all) {
        var tellings = all.stream().filter(telling -> isTold(telling.step())).toList();
        if (!tellings.isEmpty()) {
            var written = tellings.stream().filter(telling -> telling.by() != ToldBy.PAGE).map(Telling::person)
                .collect(Collectors.toSet());
            var holders = tellings.stream().map(telling -> telling.step().holder()).filter(Objects::nonNull)
                .collect(Collectors.toSet());
            var known = new Known(preferences.inWeChat(written), persons.languages(written),
                posts.organisationNames(holders));
            queueing.queue(tellings.stream().map(telling -> envelope(telling, known)).toList());
        }
    }

    /** Which desk stands behind an answer is nobody's news. */
    private static boolean isTold(AppealStep step) {
        return !UNTOLD.contains(step.action()) && !(step.action() == AppealAction.HAND_ON
            && (step.to() == AppealState.ANSWERED || step.to() == AppealState.CALLED_BACK));
    }

    private Envelope envelope(Telling telling, Known known) {
        var step = telling.step();
        var person = telling.person();
        var carrier = switch (telling.by()) {
            case SMS -> known.inWeChat().contains(person) ? Carrier.WECHAT : Carrier.SMS;
            case WECHAT -> Carrier.WECHAT;
            case PAGE -> Carrier.NONE;
        };
        var language = known.languages().getOrDefault(person, Locale.SIMPLIFIED_CHINESE);
        var holder = step.holder() == null ? null : known.holders().get(step.holder());
        var who = holder == null ? text(language, "notice.text.somebody") : holder;
        var letter = telling.follower() == null ? letter(step, who, language)
            : letter(step, telling.follower(), who, language);
        return new Envelope("appeal-step:" + step.stepId(), person, null, carrier, step.appeal().subject(),
            step.place(), letter, null, pace(step));
    }

    private static Pace pace(AppealStep step) {
        return step.action() == AppealAction.FILE ? Pace.PROMPT
            : MOVES.contains(step.action()) ? Pace.GATHERED : Pace.WITH_EARLIER;
    }

    private Letter letter(AppealStep step, FollowerStep follower, String who, Locale language) {
        var title = shortened(follower.title(), LONGEST_TITLE);
        var said = text(language, "notice.template." + step.action());
        var parts = new HashMap<String, String>();
        parts.put("number", step.number());
        parts.put("title", title);
        parts.put("who", who);
        parts.put("step", said);
        return new Letter(step.action().name(), parts, text(language, "notice.text.follower", title, said),
            follower.path());
    }

    private Letter letter(AppealStep step, String who, Locale language) {
        var title = shortened(step.title(), LONGEST_TITLE);
        var text = text(language, "notice.text." + step.action(), title, step.number(), who, said(step));
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

    private String day(Instant due, Locale language) {
        return DateTimeFormatter.ofPattern(text(language, "notice.text.day"), language)
            .format(due.atZone(clock.getZone()));
    }

    private String text(Locale language, String key, Object... args) {
        return messages.getMessage(key, args, language);
    }

    /** Of a refusal both halves: a long reason must not cut off who can help instead, which stands on the last line. */
    private static String said(AppealStep step) {
        var note = step.note().strip();
        int last = step.action() == AppealAction.REFUSE ? note.lastIndexOf('\n') : -1;
        return last < 0 ? shortened(note, LONGEST_NOTE)
            : shortened(note.substring(0, last), LONGEST_NOTE) + " " + shortened(note.substring(last), LONGEST_NOTE);
    }

    private static String shortened(String text, int most) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= most ? line
            : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }
}
