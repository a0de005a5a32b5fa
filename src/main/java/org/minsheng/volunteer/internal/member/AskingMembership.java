package org.minsheng.volunteer.internal.member;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.account.Accounts;
import org.minsheng.area.Places;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.StaffNotices;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person reports to the community, as oneself; the community hears of it at once. */
@Component
public class AskingMembership {

    private final MembershipBook book;
    private final Persons persons;
    private final Places places;
    private final Accounts accounts;
    private final StaffNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    AskingMembership(MembershipBook book, Persons persons, Places places, Accounts accounts, StaffNotices notices,
                     AuditTrail audit, Clock clock) {
        this.book = book;
        this.persons = persons;
        this.places = places;
        this.accounts = accounts;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param name fills an empty one; a known name stays */
    @Transactional
    public Outcome ask(Viewer viewer, RequestKey key, AreaCode community, MembershipBook.Told told, String name) {
        var person = viewer.person();
        if (person == null) {
            return Outcome.NOT_YOURS;
        }
        var place = places.at(community).filter(known -> known.retiredAt() == null
            && community.level() == AreaCode.Level.COMMUNITY);
        if (place.isEmpty()) {
            return new Refused("community", "volunteer.member.refused.no-community");
        }
        var standing = book.standing(person);
        if (standing.filter(one -> one.state() == MembershipState.CONFIRMED && one.community().equals(community))
            .isPresent()) {
            return new Refused("community", "volunteer.member.refused.already-there", place.get().shortName());
        }
        var asked = book.ask(key, person, community, told, clock.instant());
        if (asked.isEmpty()) {
            return book.byKey(key).<Outcome>map(Done::new)
                .orElseGet(() -> new Refused("community", "volunteer.member.refused.waits"));
        }
        if (!name.isEmpty()) {
            persons.phoneForDelivery(person).ifPresent(phone -> persons.withPhone(phone, name));
        }
        audit.record(viewer, "volunteer.ask-membership", "membership:" + asked.get(), null,
            Map.of("community", community.value()));
        notices.tell(new StaffNotices.Notice("volunteer-asked:" + asked.get(), accounts.over(community, Rights.TOLD),
            "volunteer.member.told.asked", List.of(place.get().shortName()),
            MemberPages.PATH + "/" + asked.get(), false));
        return new Done(asked.get());
    }
}
