package org.minsheng.points.internal.claim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.attachment.Keeping;
import org.minsheng.page.Form;
import org.minsheng.points.internal.claim.Claiming.Said;
import org.minsheng.shared.AreaCode;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** What somebody types about a deed, with photos that stay with the form whatever else is wrong with it. */
@Component
public class ClaimForm {

    public static final int MOST_PHOTOS = 3;
    private static final int MOST_HOURS = 12;

    private final Attachments attachments;

    ClaimForm(Attachments attachments) {
        this.attachments = attachments;
    }

    /** Null when something is wrong; the form says what. */
    public @Nullable Said read(Form form, List<MultipartFile> files, AreaCode community) {
        keep(form, files);
        form.required("kind", 18);
        var kind = form.read("kind", Long::valueOf, "form.not-a-choice");
        form.required("doneOn", 10);
        var day = form.read("doneOn", ClaimForm::day, "points.claim.refused.date");
        var hours = form.read("hours", text -> halfHours(text), "points.claim.refused.hours");
        var note = form.required("note", 300);
        var photos = form.values("attachment").stream().limit(MOST_PHOTOS).map(text -> photo(form, text)).toList();
        if (form.hasErrors() || kind == null || day == null) {
            return null;
        }
        return new Said(community, kind, day, hours == null ? 0 : hours, note,
            photos.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList());
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            throw new IllegalArgumentException(noDay);
        }
    }

    /** Minutes of hours such as 1.5. */
    private static int halfHours(String text) {
        double hours = Double.parseDouble(text);
        if (!(hours >= 0 && hours <= MOST_HOURS)) {
            throw new IllegalArgumentException(text);
        }
        return (int) Math.round(hours * 60);
    }

    private static @Nullable AttachmentId photo(Form form, String text) {
        try {
            return new AttachmentId(UUID.fromString(text));
        } catch (IllegalArgumentException notOurs) {
            form.reject("photos", "form.not-a-choice");
            return null;
        }
    }

    private void keep(Form form, List<MultipartFile> files) {
        var brought = new ArrayList<>(files.stream().filter(file -> !file.isEmpty()).toList());
        if (brought.size() + form.values("attachment").size() > MOST_PHOTOS) {
            form.reject("photos", "points.claim.refused.photos", MOST_PHOTOS);
            return;
        }
        for (var file : brought) {
            try (var content = file.getInputStream()) {
                switch (attachments.keepPhoto(content,
                    file.getOriginalFilename() == null ? "" : file.getOriginalFilename(), false)) {
                    case Keeping.Kept kept -> form.also("attachment", kept.attachment().id().toString());
                    case Keeping.Refused refused -> form.reject("photos", refused.key(), refused.args());
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
