package org.minsheng.organisation.internal;

import java.time.Clock;
import java.util.Map;
import org.minsheng.organisation.Post;
import org.minsheng.organisation.PostId;
import org.minsheng.organisation.internal.Outcome.Done;
import org.minsheng.organisation.internal.Outcome.Refused;
import org.minsheng.people.Persons;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts somebody into a post; who held it before stays in its history. */
@Component
class AppointingHolder {

    private final PostRepository posts;
    private final PostLedger ledger;
    private final Persons persons;
    private final AuditTrail audit;
    private final Clock clock;

    AppointingHolder(PostRepository posts, PostLedger ledger, Persons persons, AuditTrail audit, Clock clock) {
        this.posts = posts;
        this.ledger = ledger;
        this.persons = persons;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome appoint(Viewer viewer, PostId id, int version, String name, PhoneNumber phone) {
        var before = posts.post(id).orElseThrow();
        if (!Rights.mayEdit(viewer, before.area(), before.tier())) {
            return Outcome.NOT_YOURS;
        }
        var person = persons.withPhone(phone, name);
        if (person.equals(before.holder()) && name.equals(before.holderName())) {
            return new Refused("name", "organisation.refused.holds-already", name);
        }
        if (!ledger.touch(id, version)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        var now = clock.instant();
        ledger.vacate(id, now);
        ledger.appoint(id, person, name, now);
        audit.record(viewer, "organisation.appoint", "post:" + id.value(), holder(before),
            Map.of("holder", person.value()));
        return new Done(id.value());
    }

    static Map<String, Long> holder(Post post) {
        var holder = post.holder();
        return holder == null ? Map.of() : Map.of("holder", holder.value());
    }
}
