package org.minsheng.appeal.internal.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.Channel;
import org.minsheng.appeal.ToldBy;
import org.minsheng.appeal.internal.Agents.Agent;
import org.minsheng.appeal.internal.catalogue.Matters;
import org.minsheng.appeal.internal.filing.Filing;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.page.Form;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;

/** Reads the form that takes a word down; a sentence stands beside everything that is wrong. */
final class ConsoleIntakeForm {

    static final int LONGEST_BODY = 2_000;
    static final int LONGEST_TITLE = 60;
    private static final int LONGEST_NAME = 30;
    private static final int LONGEST_DETAIL = 100;

    private final Form form;
    private final List<Channel> channels;
    private final Matters matters;
    private final Persons persons;

    ConsoleIntakeForm(Form form, List<Channel> channels, Matters matters, Persons persons) {
        this.form = form;
        this.channels = channels;
        this.matters = matters;
        this.persons = persons;
    }

    /** Null when something is wrong; the form then says what. */
    @Nullable Filing read(@Nullable AreaCode place, List<AttachmentId> files) {
        var channel = channel();
        var kind = form.choice("kind", AppealKind.class);
        if (kind == null) {
            form.reject("kind", "form.required");
        }
        var title = form.optional("title", LONGEST_TITLE);
        var body = form.required("body", LONGEST_BODY);
        var detail = form.optional("placeDetail", LONGEST_DETAIL);
        var contact = contact();
        var told = toldBy(contact);
        var agent = agent(contact);
        var group = form.optional("group", LONGEST_NAME);
        if (channel == Channel.WECHAT_GROUP && group.isEmpty()) {
            form.reject("group", "appeal.intake.group.required");
        }
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var matter = matter();
        if (form.hasErrors() || channel == null || kind == null || place == null || key == null) {
            return null;
        }
        return new Filing(key, kind, channel, title, body, matter, place, detail, form.point(),
            contact, form.checked("onBehalf"), channel == Channel.WECHAT_GROUP ? group : null, null,
            form.checked("anonymous"), form.checked("private"), agent == null || agent.whoIsTold() != Told.AGENT
                ? told : ToldBy.PAGE, files,
            agent == null ? null : new Agent(persons.withPhone(agent.phone(), agent.name()),
                agent.whoIsTold() != Told.CONCERNED));
    }

    /** Who hears how it goes on when somebody spoke for another. */
    enum Told { CONCERNED, AGENT, BOTH }

    private record Speaker(PhoneNumber phone, @Nullable String name, Told whoIsTold) {
    }

    /** Who speaks for somebody else is asked for as well; null when nobody does. */
    private @Nullable Speaker agent(Filing.@Nullable Contact contact) {
        if (!form.checked("onBehalf")) {
            return null;
        }
        if (contact == null && form.fault("phone") == null) {
            form.reject("phone", "appeal.intake.phone.of-concerned");
        }
        form.required("agentPhone", 30);
        var phone = form.read("agentPhone", PhoneNumber::new, "appeal.intake.phone.wrong");
        var name = form.optional("agentName", LONGEST_NAME);
        var who = form.value("whoTold").isEmpty() ? Told.CONCERNED : form.choice("whoTold", Told.class);
        if (phone != null && who != null && who != Told.CONCERNED && !phone.isMobile()) {
            form.reject("whoTold", "appeal.intake.told.landline");
        }
        return phone == null || who == null ? null : new Speaker(phone, name.isEmpty() ? null : name, who);
    }

    private @Nullable Channel channel() {
        var channel = form.choice("channel", Channel.class);
        if (channel == null || !channels.contains(channel)) {
            form.reject("channel", "form.required");
        }
        return channel;
    }

    private @Nullable String matter() {
        var code = form.value("matter");
        if (!code.isEmpty() && !matters.isChoice(code)) {
            form.reject("matter", "form.not-a-choice");
        }
        return code.isEmpty() ? null : code;
    }

    private Filing.@Nullable Contact contact() {
        var name = form.optional("name", LONGEST_NAME);
        var phone = form.read("phone", PhoneNumber::new, "appeal.intake.phone.wrong");
        if (phone == null && !name.isEmpty() && form.fault("phone") == null) {
            form.reject("phone", "appeal.intake.phone.needed");
        }
        return phone == null ? null : new Filing.Contact(phone, name.isEmpty() ? null : name);
    }

    /** Who calls, when only that is asked; null with a sentence when nobody can be told. */
    Filing.@Nullable Contact caller() {
        var contact = contact();
        if (contact == null && form.fault("phone") == null) {
            form.reject("phone", "finding.similar.phone-needed");
        }
        return contact;
    }

    /** By a landline nobody can be written to: then the person looks. */
    ToldBy told(Filing.Contact caller) {
        var told = form.choice("toldBy", ToldBy.class);
        return told == null || told == ToldBy.SMS && !caller.phone().isMobile() ? ToldBy.PAGE : told;
    }

    private ToldBy toldBy(Filing.@Nullable Contact contact) {
        var told = form.choice("toldBy", ToldBy.class);
        if (told == ToldBy.SMS && contact != null && !contact.phone().isMobile()) {
            form.reject("toldBy", "appeal.intake.told.landline");
        }
        return contact == null || told == null ? ToldBy.PAGE : told;
    }
}
