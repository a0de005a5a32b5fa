package org.minsheng.appeal.internal.filing;

import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.Channel;
import org.minsheng.appeal.ToldBy;
import org.minsheng.appeal.internal.filing.Filing.Contact;
import org.minsheng.appeal.internal.resident.FilingStep;
import org.minsheng.appeal.internal.Agents.Agent;
import org.minsheng.attachment.Attachment;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.page.Form;
import org.minsheng.people.Persons;
import org.minsheng.shared.GeoPoint;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Reads a resident's answers page by page; what is wrong gets its sentence beside the field. */
@Component
public class FilingAnswers {

    public static final int MOST_PHOTOS = 9;
    public static final int LONGEST = 2_000;

    private final Attachments attachments;
    private final Persons persons;

    FilingAnswers(Attachments attachments, Persons persons) {
        this.attachments = attachments;
        this.persons = persons;
    }

    public void check(FilingStep step, Form form, Viewer viewer) {
        switch (step) {
            case WHAT -> {
                if (form.value("body").isEmpty()) {
                    form.reject("body", "appeal.file.body.missing");
                }
                form.optional("body", LONGEST);
            }
            case KIND -> {
                kind(form);
                form.optional("detail", 200);
            }
            case CONTACT -> {
                contact(form, viewer);
                speaker(form, viewer);
            }
            case CHECK -> { }
        }
    }

    public Filing filing(Form form, FilingPlace place, RequestKey key, Viewer viewer) {
        var photos = photos(form);
        return new Filing(key, Objects.requireNonNull(kind(form)),
            place.plate().isEmpty() ? Channel.WEB : Channel.PLATE, "", form.value("body"), null, place.code(),
            form.value("detail"), point(form, photos), contact(form, viewer), form.checked("onBehalf"), null, null,
            form.checked("anonymous"), form.checked("private"),
            form.checked("onBehalf") && whoIsTold(form) == WhoIsTold.AGENT ? ToldBy.PAGE : toldBy(form),
            photos.stream().map(Attachment::id).toList(), agent(form, viewer));
    }

    /** Who hears how it goes on when somebody speaks for another. */
    public enum WhoIsTold { CONCERNED, AGENT, BOTH }

    private static WhoIsTold whoIsTold(Form form) {
        var chosen = form.choice("whoTold", WhoIsTold.class);
        return chosen == null ? WhoIsTold.BOTH : chosen;
    }

    /** Whoever is signed in speaks; else the phone that was asked for says who it is. */
    private @Nullable Agent agent(Form form, Viewer viewer) {
        if (!form.checked("onBehalf")) {
            return null;
        }
        var phone = speaker(form, viewer);
        var name = form.value("agentName");
        var person = viewer.person() != null ? viewer.person()
            : phone == null ? null : persons.withPhone(phone, name.isEmpty() ? null : name);
        return person == null ? null : new Agent(person, whoIsTold(form) != WhoIsTold.CONCERNED);
    }

    private static @Nullable PhoneNumber speaker(Form form, Viewer viewer) {
        if (!form.checked("onBehalf") || viewer.person() != null) {
            return null;
        }
        form.optional("agentName", 40);
        if (form.value("agentPhone").isEmpty()) {
            form.reject("agentPhone", "appeal.file.agent.phone.missing");
        }
        var phone = form.read("agentPhone", FilingAnswers::typed, "appeal.file.phone.wrong");
        if (phone != null && !phone.isMobile() && whoIsTold(form) != WhoIsTold.CONCERNED) {
            form.reject("agentPhone", "appeal.file.phone.landline");
        }
        return phone;
    }

    private static PhoneNumber typed(String text) {
        return new PhoneNumber(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }

    /** The photos kept so far that are still there. */
    public List<Attachment> photos(Form form) {
        var ids = form.values("attachment").stream().map(FilingAnswers::id).filter(Objects::nonNull).distinct()
            .limit(MOST_PHOTOS).toList();
        return attachments.find(ids);
    }

    private static @Nullable AttachmentId id(String text) {
        try {
            return new AttachmentId(UUID.fromString(text));
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    private static @Nullable AppealKind kind(Form form) {
        if (form.value("kind").isEmpty()) {
            form.reject("kind", "appeal.file.kind.missing");
        }
        return form.choice("kind", AppealKind.class);
    }

    public static ToldBy toldBy(Form form) {
        var chosen = form.choice("toldBy", ToldBy.class);
        return chosen == null ? ToldBy.PAGE : chosen;
    }

    /** Null when nobody can be told. */
    public @Nullable Contact contact(Form form, Viewer viewer) {
        var name = form.optional("name", 40);
        var phone = phone(form, viewer);
        var toldBy = toldBy(form);
        if (phone == null && (toldBy != ToldBy.PAGE || form.checked("onBehalf"))) {
            form.reject("phone", form.checked("onBehalf") ? "appeal.file.phone.of-other" : "appeal.file.phone.needed");
        }
        boolean told = toldBy != ToldBy.PAGE && !(form.checked("onBehalf") && whoIsTold(form) == WhoIsTold.AGENT);
        if (phone != null && told && !phone.isMobile()) {
            form.reject("phone", "appeal.file.phone.landline");
        }
        return phone == null ? null : new Contact(phone, name.isEmpty() ? null : name);
    }

    private @Nullable PhoneNumber phone(Form form, Viewer viewer) {
        var person = viewer.person();
        if (person != null && form.value("phone").isEmpty() && form.checked("own") && !form.checked("onBehalf")) {
            return persons.phoneForDelivery(person).orElse(null);
        }
        return form.read("phone", FilingAnswers::typed, "appeal.file.phone.wrong");
    }

    /** What the phone said, else what a photo said; both only with consent. */
    private static @Nullable GeoPoint point(Form form, List<Attachment> photos) {
        if (!form.value("longitude").isEmpty() && !form.value("latitude").isEmpty()) {
            return form.point();
        }
        return photos.stream().map(Attachment::location).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
