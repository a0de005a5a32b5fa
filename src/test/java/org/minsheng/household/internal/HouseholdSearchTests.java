package org.minsheng.household.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.minsheng.household.HouseholdFilter;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.HouseholdTarget;
import org.minsheng.household.Households;
import org.minsheng.household.Residence;
import org.minsheng.people.PersonDetails;
import org.minsheng.people.Persons;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Beside;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is asked, the households come by door code, each once, page by page, and only where the viewer may look. */
@Beside
class HouseholdSearchTests extends RunningServer {

    @Autowired
    Households households;

    @Autowired
    Persons persons;

    /** A compound of its own that no place and no other test knows. */
    private final String compound = "520327009"
        + String.format("%07d", ThreadLocalRandom.current().nextInt(1, 9_999_999));

    @Test
    void each_filter_finds_what_fits() {
        var owner = household(1, Residence.OWNER);
        var tenant = household(1, Residence.TENANT);
        var empty = household(2, Residence.ABSENT);
        var alone = household(3, Residence.OWNER);
        member(owner, "苗青禾", null);
        member(tenant, "苗青禾", "infant");
        member(alone, "田一一", "living-alone");
        var all = HouseholdFilter.within(new AreaCode(compound));
        assertThat(found(all)).containsExactly(owner, tenant, empty, alone);
        assertThat(found(all.living(Set.of(Residence.TENANT, Residence.ABSENT)))).containsExactly(tenant, empty);
        assertThat(found(all.withoutPeople(true))).containsExactly(empty);
        assertThat(found(all.inGroups(Set.of("infant", "living-alone")))).containsExactly(tenant, alone);
        assertThat(found(all.inGroups(Set.of("infant")).living(Set.of(Residence.OWNER)))).isEmpty();
        assertThat(found(all.inGroups(Set.of("no-such-group")))).isEmpty();
        assertThat(found(all.named("苗青禾"))).containsExactly(owner, tenant);
        assertThat(found(all.named("苗青禾").inGroups(Set.of("infant")))).containsExactly(tenant);
        assertThat(found(all.named("苗"))).isEmpty();
        assertThat(found(HouseholdFilter.within(new AreaCode(compound + "003")))).containsExactly(alone);
    }

    @Test
    void pages_follow_each_other_without_gap_or_double() {
        var made = new ArrayList<HouseholdId>();
        for (int door = 1; door <= 7; door++) {
            made.add(household(door, door % 2 == 0 ? Residence.OWNER : Residence.TENANT));
            member(made.getLast(), "王", "elderly");
            care(made.getLast(), "disabled");
        }
        var filter = HouseholdFilter.within(new AreaCode(compound)).living(Set.of(Residence.OWNER, Residence.TENANT))
            .inGroups(Set.of("elderly", "disabled"));
        var seen = new ArrayList<HouseholdId>();
        @Nullable String cursor = null;
        do {
            var page = households.find(clerk("520327009"), filter, cursor, 3);
            page.rows().forEach(card -> seen.add(card.id()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(seen).isEqualTo(made);
        assertThat(households.find(clerk("520327008"), filter, null, 3).rows()).isEmpty();
        assertThat(households.find(clerk(compound + "002"), filter, null, 9).rows()).hasSize(1);
        var card = Objects.requireNonNull(households.cards(List.of(made.getFirst())).get(made.getFirst()));
        assertThat(card.careGroups()).containsExactly("elderly", "disabled");
        assertThat(card.maskedHead()).isEqualTo("王**");
        assertThat(households.knownAnswers(made, Set.of("household.people"))).extractingByKey(made.getLast())
            .isEqualTo(Map.of("household.people", "1"));
    }

    private List<HouseholdId> found(HouseholdFilter filter) {
        var targets = households.targets(filter).stream().map(HouseholdTarget::id).toList();
        var page = households.find(clerk(compound), filter, null, 50).rows().stream().map(card -> card.id()).toList();
        assertThat(page).isEqualTo(targets);
        assertThat(households.count(filter)).isEqualTo(targets.size());
        return targets;
    }

    private HouseholdId household(int building, Residence residence) {
        return new HouseholdId(jdbc.sql("""
                insert into household.household (door, residence, request_key, since, changed_at)
                values (:door, :residence, gen_random_uuid(), now(), now())
                returning id
                """)
            .param("door", compound + String.format("%03d", building) + "010101")
            .param("residence", residence.name())
            .query(Long.class).single());
    }

    private void member(HouseholdId household, String name, @Nullable String careGroup) {
        var person = persons.register(new PersonDetails(name, null, null, LocalDate.of(1950, 1, 2), null));
        jdbc.sql("""
                insert into household.member (household, person, relation, came, since, name_key, door)
                select id, :person, 'HEAD', 'REGISTERED', current_date, :key, door
                from household.household
                where id = :household
                """)
            .param("household", household.value())
            .param("person", person.value())
            .param("key", persons.nameKey(name))
            .update();
        if (careGroup != null) {
            care(household, careGroup);
        }
        refresh(household);
    }

    private void care(HouseholdId household, String group) {
        jdbc.sql("""
                insert into household.care (member, household, person, care_group, since, given_by)
                select id, household, person, :group, now(), 'test'
                from household.member
                where household = :household
                """)
            .param("household", household.value())
            .param("group", group)
            .update();
        refresh(household);
    }

    private void refresh(HouseholdId household) {
        jdbc.sql("select household.refresh(array[:id])").param("id", household.value()).query((row, number) -> number)
            .list();
    }

    private static Viewer clerk(String area) {
        return new Viewer(new AccountId(1), "clerk", null,
            List.of(new Grant(Role.DESK_CLERK, new OrganisationId(1), new AreaCode(area))));
    }
}
