package org.minsheng.points.internal.counter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.HouseholdFilter;
import org.minsheng.household.HouseholdTarget;
import org.minsheng.household.Households;
import org.minsheng.people.Persons;
import org.minsheng.points.internal.CardNumber;
import org.minsheng.points.internal.Holder;
import org.minsheng.points.internal.Holders;
import org.minsheng.points.internal.shop.ReservationBook;
import org.minsheng.points.internal.shop.Shop;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PhoneNumber;
import org.springframework.stereotype.Component;

/** Finds whose points they are by what somebody at the counter shows or says: a code, a card, a phone, a name. */
@Component
public class FindingHolder {

    private static final int MOST = 20;
    private static final int NAMESAKES = 500;

    /** @param reservation to be fetched; null for a plain visit */
    public record Found(Holder holder, @Nullable Long reservation) {
    }

    private final Holders holders;
    private final ReservationBook reservations;
    private final Households households;
    private final Persons persons;

    FindingHolder(Holders holders, ReservationBook reservations, Households households, Persons persons) {
        this.holders = holders;
        this.reservations = reservations;
        this.households = households;
        this.persons = persons;
    }

    /** Only those for whom the shop is. */
    public List<Found> in(Shop shop, String said) {
        var plain = said.replaceAll("[\\s-]", "");
        if (plain.matches("\\d{6}")) {
            return reservations.byCode(List.of(shop.id()), plain)
                .flatMap(kept -> holders.find(kept.holder()).map(holder -> new Found(holder, kept.id())))
                .stream().toList();
        }
        return within(shop.area(), plain).stream().filter(holder -> shop.area().contains(holder.area()))
            .map(holder -> new Found(holder, null)).toList();
    }

    /** The same without a shop, for those who look after accounts. */
    public List<Holder> within(AreaCode area, String said) {
        var plain = said.replaceAll("[\\s-]", "");
        if (CardNumber.looksLikeOne(plain)) {
            return holders.byCard(plain).filter(holder -> area.contains(holder.area())).stream().toList();
        }
        if (plain.matches("\\d+")) {
            return byPhone(plain).stream().filter(holder -> area.contains(holder.area())).toList();
        }
        return plain.isEmpty() ? List.of() : byName(area, plain);
    }

    /** Households of somebody of this name, and who of this name has points outside of one. */
    private List<Holder> byName(AreaCode area, String name) {
        var found = new ArrayList<>(holders.ofHouseholds(households.targets(HouseholdFilter.within(area).named(name))
            .stream().limit(MOST)
            .map(HouseholdTarget::id).toList()));
        boolean nobody = found.isEmpty();
        holders.ofPeople(persons.named(name, NAMESAKES)).stream()
            .filter(own -> area.contains(own.area()) && (nobody || own.balance() > 0)).limit(MOST)
            .forEach(found::add);
        return found;
    }

    private List<Holder> byPhone(String digits) {
        PhoneNumber phone;
        try {
            phone = new PhoneNumber(digits);
        } catch (IllegalArgumentException noPhone) {
            return List.of();
        }
        var found = new ArrayList<Holder>();
        persons.byPhone(phone).ifPresent(person -> {
            holders.ofHouseholds(households.of(person)).forEach(found::add);
            holders.ofPerson(person).filter(own -> found.isEmpty() || own.balance() > 0).ifPresent(found::add);
        });
        return found;
    }
}
