package org.minsheng.appeal.internal.similar;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.ToldBy;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.Leads;
import org.minsheng.appeal.internal.filing.Filing.Contact;
import org.minsheng.people.Persons;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts somebody beside the reporter of an appeal: 我也遇到. The person is told each step and counts once, however often the
 * same request comes.
 */
@Component
public class JoiningAppeal {

    /** What came of it. */
    public sealed interface Joining {

        /** @param others how many met the same besides the reporter, this person included */
        record Joined(AppealId appeal, String token, int others) implements Joining {
        }

        /** @param key message key of the sentence */
        record Refused(String key) implements Joining {
        }
    }

    private final AppealBook book;
    private final Companions companions;
    private final Persons persons;
    private final AuditTrail audit;
    private final Leads leads;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    JoiningAppeal(AppealBook book, Companions companions, Persons persons, AuditTrail audit, Leads leads, Clock clock) {
        this.leads = leads;
        this.book = book;
        this.companions = companions;
        this.persons = persons;
        this.audit = audit;
        this.clock = clock;
    }

    /** By the person, who sees public matters only, or by staff who checked that they may see it. */
    @Transactional
    public Joining join(Viewer viewer, AppealId id, Contact contact, ToldBy by, boolean byStaff) {
        var appeal = book.byId(id).map(leads::of).orElse(null);
        if (appeal == null || appeal.work().state().isFinal() || !byStaff && !isPublic(appeal)) {
            return new Joining.Refused("appeal.same.refused.over");
        }
        var person = person(viewer, contact, byStaff);
        if (person.equals(appeal.said().reporter())) {
            return new Joining.Refused("appeal.same.refused.own");
        }
        var bytes = new byte[16];
        random.nextBytes(bytes);
        var token = companions.join(appeal.id(), person, HexFormat.of().formatHex(bytes), by, clock.instant());
        audit.record(viewer, "appeal.join", appeal.id().subject(), null, Map.of("person", person.value()));
        return new Joining.Joined(appeal.id(), token, companions.count(appeal.id()));
    }

    private PersonId person(Viewer viewer, Contact contact, boolean byStaff) {
        var own = viewer.person();
        if (own != null && !byStaff && persons.phoneForDelivery(own).filter(contact.phone()::equals).isPresent()) {
            return own;
        }
        return persons.withPhone(contact.phone(), contact.name());
    }

    /** What is on the public wall once it is closed: no private words and no reports on others. */
    public static boolean isPublic(Appeal appeal) {
        return !appeal.said().closed() && appeal.said().kind() != AppealKind.REPORT;
    }
}
