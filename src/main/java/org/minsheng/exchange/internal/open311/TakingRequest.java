package org.minsheng.exchange.internal.open311;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Integrations.Integration;
import org.minsheng.appeal.AppealFiling;
import org.minsheng.appeal.Appeals;
import org.minsheng.appeal.Channel;
import org.minsheng.appeal.NewAppeal;
import org.minsheng.appeal.ToldBy;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.attachment.Keeping;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Vault;
import org.springframework.stereotype.Component;

/**
 * Takes a service request in as an appeal. The standard has no key against repeats, and clients repeat when an answer
 * is lost: the same content within ten minutes, or the same {@code Idempotency-Key}, gives the first answer again.
 */
@Component
class TakingRequest {

    static final int LONGEST = 4_000;

    private final Appeals appeals;
    private final Attachments attachments;
    private final Submissions submissions;
    private final Whereabouts whereabouts;
    private final FetchingMedia fetching;
    private final Vault vault;
    private final Clock clock;

    TakingRequest(Appeals appeals, Attachments attachments, Submissions submissions,
                  Whereabouts whereabouts, FetchingMedia fetching, Vault vault, Clock clock) {
        this.appeals = appeals;
        this.attachments = attachments;
        this.submissions = submissions;
        this.whereabouts = whereabouts;
        this.fetching = fetching;
        this.vault = vault;
        this.clock = clock;
    }

    /** @param account what the client calls the person's account, told back and not kept; empty when it said none */
    record Taken(String number, UUID token, String account) {
    }

    Taken take(Integration by, Service service, Sent sent, boolean chinese) {
        var where = whereabouts.of(sent, by.grant().area());
        var text = Answers.below(sent.text("description", LONGEST), service, sent, chinese);
        var url = media(sent);
        var person = person(sent);
        var email = email(sent);
        var account = sent.text("account_id", 200);
        var digest = sent.digest(by.id());
        var opened = submissions.open(digest, clock.instant());
        var word = new NewAppeal(opened.key(), service.kind(), Channel.API, "", text, service.matter().code(),
            where.place(), where.detail(), where.point(), person, false, null, false, false,
            person != null && person.phone().isMobile() ? ToldBy.SMS : ToldBy.PAGE, photos(sent));
        return switch (appeals.file(by.viewer(), word)) {
            case AppealFiling.Filed filed -> {
                submissions.filed(opened, by.id(), filed.number(), email, clock.instant());
                if (!url.isEmpty()) {
                    fetching.queue(opened.token(), by.id(), filed.number(), url);
                }
                yield new Taken(filed.number(), opened.token(), account);
            }
            case AppealFiling.Wrong wrong -> throw Open311Fault.wrong("not acceptable: "
                + String.join(", ", wrong.faults().keySet()));
        };
    }

    /** Only its look is checked here; where it leads is asked before it is fetched, in the background. */
    private static String media(Sent sent) {
        var url = sent.text("media_url", 500);
        if (!url.isEmpty() && !url.matches("https?://\\S+")) {
            throw Open311Fault.wrong("media_url is not an address on the web");
        }
        return url;
    }

    /** Null when none was sent. */
    private Submissions.@Nullable Email email(Sent sent) {
        var email = sent.text("email", 200);
        if (email.isEmpty()) {
            return null;
        }
        if (!email.matches("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+")) {
            throw Open311Fault.wrong("email is not an address");
        }
        int at = email.indexOf('@');
        return new Submissions.Email(vault.seal(email), email.substring(0, 1) + "***" + email.substring(at));
    }

    private List<AttachmentId> photos(Sent sent) {
        var media = sent.media();
        if (media == null) {
            return List.of();
        }
        try (var content = media.getInputStream()) {
            var name = media.getOriginalFilename();
            return switch (attachments.keepPhoto(content, name == null ? "media" : name, false)) {
                case Keeping.Kept kept -> List.of(kept.attachment().id());
                case Keeping.Refused refused -> throw Open311Fault.wrong("media is not a picture that can be kept");
            };
        } catch (IOException lost) {
            throw Open311Fault.wrong("media could not be read");
        }
    }

    private static NewAppeal.@Nullable Person person(Sent sent) {
        var phone = sent.value("phone");
        var first = sent.text("first_name", 40);
        var last = sent.text("last_name", 40);
        if (phone == null) {
            return null;
        }
        try {
            return new NewAppeal.Person(new PhoneNumber(phone.replaceAll("[().（）]", "")), name(first, last));
        } catch (IllegalArgumentException notANumber) {
            throw Open311Fault.wrong("phone is not a phone number");
        }
    }

    /** Chinese names begin with the family's. */
    private static @Nullable String name(String first, String last) {
        boolean latin = (first + last).chars().allMatch(c -> c < 0x2E80);
        var name = (latin ? first + " " + last : last + first).strip();
        return name.isEmpty() ? null : name;
    }
}
