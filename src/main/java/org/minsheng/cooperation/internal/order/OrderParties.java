package org.minsheng.cooperation.internal.order;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.cooperation.internal.Rights;
import org.minsheng.cooperation.internal.agreement.AgreementBook;
import org.minsheng.cooperation.internal.order.OrderTransitions.Party;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.Member;
import org.minsheng.volunteer.Memberships;
import org.springframework.stereotype.Component;

/** As what somebody stands to an order; the one place that decides it. */
@Component
class OrderParties {

    private final AgreementBook agreements;
    private final Memberships memberships;

    OrderParties(AgreementBook agreements, Memberships memberships) {
        this.agreements = agreements;
        this.memberships = memberships;
    }

    Set<Party> of(Viewer viewer, Order order) {
        var parties = EnumSet.noneOf(Party.class);
        if (viewer == Viewer.SYSTEM) {
            parties.add(Party.TIMER);
            return parties;
        }
        var wanted = order.wanted();
        boolean leads = Rights.mayLead(viewer, order.community());
        add(parties, Party.DISPATCHER, leads);
        add(parties, Party.ORDERER, isOrderer(viewer, order) || leads && wanted.orderer() == Order.Orderer.COMMUNITY);
        add(parties, Party.UNIT, speaksFor(viewer, order, order.work().unit()));
        add(parties, Party.MEMBER, viewer.person() != null && viewer.person().equals(order.work().member()));
        if (order.work().state() == OrderState.OFFERED) {
            add(parties, Party.ANY_UNIT, claimant(viewer, order).isPresent());
            add(parties, Party.ANY_MEMBER, viewer.person() != null && !viewer.person().equals(wanted.person())
                && member(viewer, order).isPresent());
        }
        return parties;
    }

    private static void add(Set<Party> parties, Party party, boolean is) {
        if (is) {
            parties.add(party);
        }
    }

    private static boolean isOrderer(Viewer viewer, Order order) {
        var wanted = order.wanted();
        return viewer.person() != null && viewer.person().equals(wanted.person())
            || speaksFor(viewer, order, wanted.unit());
    }

    private static boolean speaksFor(Viewer viewer, Order order, @Nullable OrganisationId unit) {
        return unit != null && Rights.speaksFor(viewer, unit, order.community());
    }

    /** The unit for which this person may claim: one with an agreement there that is not the one who ordered. */
    Optional<OrganisationId> claimant(Viewer viewer, Order order) {
        return Rights.units(viewer).stream().filter(unit -> !unit.equals(order.wanted().unit()))
            .filter(unit -> agreements.communitiesOf(List.of(unit)).contains(order.community())).findFirst();
    }

    /** A member who has reported to the order's community. */
    Optional<Member> member(Viewer viewer, Order order) {
        return viewer.person() == null ? Optional.empty() : memberships.members(List.of(viewer.person())).stream()
            .filter(member -> member.community().equals(order.community())).findFirst();
    }

    boolean maySee(Viewer viewer, Order order) {
        return Rights.maySee(viewer, order.community()) || !of(viewer, order).isEmpty();
    }

    /** Where exactly and who: not for those who only might claim it. */
    static boolean seesDetail(Set<Party> parties, Viewer viewer, Order order) {
        return Rights.maySee(viewer, order.community()) || parties.contains(Party.UNIT)
            || parties.contains(Party.MEMBER) || parties.contains(Party.ORDERER);
    }
}
