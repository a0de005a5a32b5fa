package org.minsheng.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Role;

/** What was granted to sign-ins at some organisations and for some areas, once and now. */
public record Postings(List<Posting> all) {

    /** @param held somebody who can sign in has it now; false where everybody who had it is gone */
    public record Posting(OrganisationId organisation, AreaCode area, Role role, boolean held) {
    }

    public Postings {
        all = List.copyOf(all);
    }

    /** The same with what somebody keeps who was not counted. */
    public Postings with(Collection<Grant> kept) {
        var more = new ArrayList<>(all);
        kept.forEach(grant -> more.add(new Posting(grant.organisation(), grant.area(), grant.role(), true)));
        return new Postings(more);
    }

    /** Whether somebody had one of these once and nobody has any of them now. */
    public boolean areLeft(Predicate<Posting> which) {
        var asked = all.stream().filter(which).toList();
        return !asked.isEmpty() && asked.stream().noneMatch(Posting::held);
    }
}
