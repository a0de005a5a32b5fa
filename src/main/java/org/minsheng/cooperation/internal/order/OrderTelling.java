package org.minsheng.cooperation.internal.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.cooperation.PersonTold;
import org.minsheng.cooperation.internal.Rights;
import org.minsheng.cooperation.internal.agreement.ItemBook;
import org.minsheng.organisation.Posts;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Role;
import org.minsheng.shared.StaffNotices;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.Member;
import org.minsheng.volunteer.Memberships;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Tells whoever has to act next, and who ordered, in the transaction of the step. Nobody is told what they did
 * themselves.
 */
@Component
class OrderTelling {

    /** More letters about one order would be read by nobody. */
    private static final int MEMBERS_TOLD = 50;

    private final StaffNotices staff;
    private final Accounts accounts;
    private final Posts posts;
    private final ItemBook items;
    private final Memberships memberships;
    private final ApplicationEventPublisher events;

    OrderTelling(StaffNotices staff, Accounts accounts, Posts posts, ItemBook items, Memberships memberships,
                 ApplicationEventPublisher events) {
        this.staff = staff;
        this.accounts = accounts;
        this.posts = posts;
        this.items = items;
        this.memberships = memberships;
        this.events = events;
    }

    void placed(Viewer viewer, Order order) {
        dispatchers(viewer, order, "PLACED", "", false);
    }

    void told(Viewer viewer, Order order, Order before, OrderWish wish) {
        var work = order.work();
        var who = who(work);
        switch (work.state()) {
            case PLACED -> {
                dispatchers(viewer, order, wish.action() == OrderAction.TIME_OUT ? "TIMED_OUT" : "CAME_BACK",
                    wish.note(), false);
                unit(viewer, order, before.work().unit(), "TAKEN_AWAY", wish.note());
                member(viewer, order, before.work().member(), "TAKEN_AWAY", wish.note());
            }
            case ASSIGNED -> unit(viewer, order, work.unit(), "ASSIGNED", "");
            case PASSED -> member(viewer, order, work.member(), "PASSED", "");
            case ACCEPTED, UNDERWAY -> {
                if (wish.action() == OrderAction.SEND_BACK) {
                    unit(viewer, order, work.unit(), "SENT_BACK", wish.note());
                    member(viewer, order, work.member(), "SENT_BACK", wish.note());
                } else if (before.work().member() != null && work.member() == null) {
                    unit(viewer, order, work.unit(), wish.action() == OrderAction.NO_SHOW ? "NO_SHOW" : "HANDED_BACK",
                        wish.note());
                    member(viewer, order, before.work().member(), "TAKEN_AWAY", wish.note());
                } else {
                    orderer(viewer, order, "ACCEPTED", who);
                }
            }
            case DONE -> orderer(viewer, order, "DONE", who);
            case CONFIRMED -> {
                unit(viewer, order, work.unit(), "CONFIRMED", "");
                member(viewer, order, work.member(), "CONFIRMED", "");
            }
            case REFUSED -> orderer(viewer, order, "REFUSED", wish.note());
            case CANCELLED -> {
                orderer(viewer, order, "CANCELLED", wish.note());
                unit(viewer, order, work.unit(), "CANCELLED", wish.note());
                member(viewer, order, work.member(), "CANCELLED", wish.note());
            }
            case OFFERED -> offered(viewer, order);
        }
    }

    /**
     * Once to everybody who could claim it, however often it is opened: those who speak for a unit, and members with
     * the skill, the least busy first. In the order of persons, so that two orders opened at once do not wait for each
     * other.
     */
    private void offered(Viewer viewer, Order order) {
        staff.tell(new StaffNotices.Notice(once(order, "unit-OFFERED"), claimants(order),
            "cooperation.told.unit-OFFERED", List.of(order.wanted().title(), ""), order.path(), false));
        var skill = Suggesting.skill(order.wanted().kind());
        memberships.able(order.community(), skill == null ? Set.of() : Set.of(skill), MEMBERS_TOLD)
            .stream().map(Member::person)
            .filter(person -> !person.equals(order.wanted().person())).sorted(Comparator.comparingLong(PersonId::value))
            .forEach(person -> person(viewer, order, person, "member-OFFERED", "", once(order, "member-OFFERED")));
    }

    /** Those who speak for a unit that has signed in the community and has not ordered it itself. */
    private List<AccountId> claimants(Order order) {
        var signed = new LinkedHashSet<>(items.units(order.community(), "").keySet());
        signed.remove(order.wanted().unit());
        return accounts.viewers(accounts.over(order.community(), List.of(Role.UNIT_LIAISON))).entrySet().stream()
            .filter(one -> Rights.units(one.getValue()).stream().anyMatch(signed::contains))
            .map(Map.Entry::getKey).toList();
    }

    void overdue(Order order) {
        dispatchers(Viewer.SYSTEM, order, "OVERDUE", "", false);
        unit(Viewer.SYSTEM, order, order.work().unit(), "OVERDUE", "");
        member(Viewer.SYSTEM, order, order.work().member(), "OVERDUE", "");
    }

    private String who(Order.Work work) {
        return work.unit() == null ? work.memberName()
            : posts.organisationNames(List.of(work.unit())).getOrDefault(work.unit(), "");
    }

    private void dispatchers(Viewer viewer, Order order, String what, String note, boolean urgent) {
        staff(viewer, order, accounts.over(order.community(), Rights.LEADERS), "dispatcher-" + what, note, urgent);
    }

    private void unit(Viewer viewer, Order order, @Nullable OrganisationId unit, String what, String note) {
        if (unit != null) {
            staff(viewer, order, accounts.at(unit), "unit-" + what, note, false);
        }
    }

    private void orderer(Viewer viewer, Order order, String what, String note) {
        switch (order.wanted().orderer()) {
            case RESIDENT -> person(viewer, order, order.wanted().person(), "orderer-" + what, note);
            case UNIT -> staff(viewer, order, accounts.at(Objects.requireNonNull(order.wanted().unit())),
                "orderer-" + what, note, false);
            case COMMUNITY -> staff(viewer, order, accounts.over(order.community(), Rights.LEADERS),
                "orderer-" + what, note, false);
        }
    }

    private void member(Viewer viewer, Order order, @Nullable PersonId member, String what, String note) {
        person(viewer, order, member, "member-" + what, note);
    }

    private void staff(Viewer viewer, Order order, Collection<AccountId> all, String what,
                       String note, boolean urgent) {
        var to = new LinkedHashSet<>(all);
        if (viewer.account() != null) {
            to.remove(viewer.account());
        }
        staff.tell(new StaffNotices.Notice(event(order, what), new ArrayList<>(to), "cooperation.told." + what,
            List.of(order.wanted().title(), note), order.path(), urgent));
    }

    private void person(Viewer viewer, Order order, @Nullable PersonId person, String what, String note) {
        person(viewer, order, person, what, note, event(order, what));
    }

    private void person(Viewer viewer, Order order, @Nullable PersonId person, String what, String note, String event) {
        if (person != null && !person.equals(viewer.person())) {
            events.publishEvent(new PersonTold(event, person, "cooperation.told." + what,
                List.of(order.wanted().title(), note), order.id().subject(),
                order.community(), order.minePath(), false));
        }
    }

    private static String once(Order order, String what) {
        return "cooperation-order:" + order.id().value() + ":" + what;
    }

    /** The version makes the same thing that happens again a new one. */
    private static String event(Order order, String what) {
        return "cooperation-order:" + order.id().value() + ":" + order.version() + ":" + what;
    }
}
