package org.minsheng.volunteer.internal.deed;

import java.time.Clock;
import java.util.Map;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.OpaqueToken;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what a person has done in a year, under a token by which anybody can ask whether it is true. */
@Component
class IssuingCertificate {

    /** @param token of the certificate */
    sealed interface Issuing {

        record Issued(String token) implements Issuing {
        }

        record Nothing(Refused why) implements Issuing {
        }
    }

    private final YearBook book;
    private final DeedSums sums;
    private final AuditTrail audit;
    private final Clock clock;

    IssuingCertificate(YearBook book, DeedSums sums, AuditTrail audit, Clock clock) {
        this.book = book;
        this.sums = sums;
        this.audit = audit;
        this.clock = clock;
    }

    /** The same sums again give the same certificate. */
    @Transactional
    public Issuing issue(Viewer viewer, AreaCode county, int year) {
        var person = viewer.person();
        if (person == null) {
            return new Issuing.Nothing(Outcome.NOT_YOURS);
        }
        var sum = sums.ofPerson(person, county, Integer.toString(year));
        if (sum.deeds() == 0) {
            return new Issuing.Nothing(new Refused("year", "volunteer.certificate.nothing"));
        }
        var same = book.of(person).stream().filter(one -> one.year() == year && one.deeds() == sum.deeds()
            && one.minutes() == sum.minutes()).findFirst();
        if (same.isPresent()) {
            return new Issuing.Issued(same.get().token());
        }
        var token = OpaqueToken.fresh();
        book.issue(token, person, county, year, sum.deeds(), sum.minutes(), clock.instant());
        audit.record(viewer, "volunteer.issue-certificate", "person:" + person.value(), null,
            Map.of("year", year, "deeds", sum.deeds()));
        return new Issuing.Issued(token);
    }
}
