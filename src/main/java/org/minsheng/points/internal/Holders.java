package org.minsheng.points.internal;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.Households;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OpaqueToken;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accounts of households and persons; they are opened when they are needed first. */
@Repository
public class Holders {

    private final JdbcClient jdbc;
    private final Households households;
    private final Clock clock;

    Holders(JdbcClient jdbc, Households households, Clock clock) {
        this.jdbc = jdbc;
        this.households = households;
        this.clock = clock;
    }

    public Optional<Holder> find(HolderId id) {
        return jdbc.sql("select * from points.holder where id = :id").param("id", id.value())
            .query(Holder::of).optional();
    }

    public List<Holder> all(Collection<HolderId> ids) {
        return ids.isEmpty() ? List.of() : jdbc.sql("select * from points.holder where id = any(:ids)")
            .param("ids", ids.stream().map(HolderId::value).distinct().toArray(Long[]::new)).query(Holder::of).list();
    }

    /**
     * Until the end of the caller's transaction nobody else moves points of these; always in the order of their
     * numbers.
     */
    public List<Holder> hold(Collection<HolderId> ids) {
        return jdbc.sql("select * from points.holder where id = any(:ids) order by id for no key update")
            .param("ids", ids.stream().map(HolderId::value).distinct().toArray(Long[]::new)).query(Holder::of).list();
    }

    public Optional<Holder> ofPerson(PersonId person) {
        return jdbc.sql("select * from points.holder where person = :person").param("person", person.value())
            .query(Holder::of).optional();
    }

    public List<Holder> ofHouseholds(Collection<HouseholdId> ids) {
        return ids.isEmpty() ? List.of()
            : jdbc.sql("select * from points.holder where household = any(:ids) order by id")
            .param("ids", ids.stream().map(HouseholdId::value).toArray(Long[]::new)).query(Holder::of).list();
    }

    /** Accounts within any of the areas that had points once, by number. */
    public Slice<Holder> within(Collection<AreaCode> areas, @Nullable Long after, int size) {
        var rows = jdbc.sql("""
                select *
                from points.holder
                where exists (select from unnest(:areas::text[]) mine (code) where starts_with(holder.area, mine.code))
                    and exists (select from points.line where line.holder = holder.id)
                    and id > :after
                order by id
                limit :limit
                """)
            .param("areas", areas.stream().map(AreaCode::value).toArray(String[]::new))
            .param("after", after == null ? 0 : after)
            .param("limit", size + 1)
            .query(Holder::of).list();
        return Slice.of(rows, size, holder -> Long.toString(holder.id().value()));
    }

    public Optional<Holder> byCard(String card) {
        return jdbc.sql("select * from points.holder where card = :card").param("card", card)
            .query(Holder::of).optional();
    }

    public Optional<Holder> byToken(String token) {
        return jdbc.sql("select * from points.holder where token = :token").param("token", token)
            .query(Holder::of).optional();
    }

    /** The person's own row, opened now when there is none. */
    public Holder person(PersonId person, AreaCode community) {
        return ofPerson(person).orElseGet(() -> open("PERSON", null, person, community));
    }

    /**
     * The rows of many, opened now where there are none; always in the order of persons.
     *
     * @param communities where each is counted
     */
    public Map<PersonId, Holder> persons(Map<PersonId, AreaCode> communities) {
        var people = communities.keySet().stream().sorted(Comparator.comparingLong(PersonId::value)).toList();
        var known = ofPersons(people);
        while (known.size() < people.size()) {
            var there = known.keySet();
            var missing = people.stream().filter(person -> !there.contains(person)).toList();
            jdbc.sql("""
                    insert into points.holder (kind, person, area, card, token, opened_at)
                    select 'PERSON', person, area, card, token, :now
                    from unnest(:people::bigint[], :areas::text[], :cards::text[],
                        :tokens::text[]) with ordinality as told (person, area, card, token, n)
                    order by n
                    on conflict do nothing
                    """)
                .param("people", missing.stream().map(PersonId::value).toArray(Long[]::new))
                .param("areas", missing.stream().map(person -> Objects.requireNonNull(communities.get(person)).value())
                    .toArray(String[]::new))
                .param("cards", missing.stream().map(person -> CardNumber.fresh()).toArray(String[]::new))
                .param("tokens", missing.stream().map(person -> OpaqueToken.fresh()).toArray(String[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
            // Only a card number that somebody else has lets one of them end without a row.
            known = ofPersons(people);
        }
        return known;
    }

    /** The own rows of these, as far as there are any. */
    public List<Holder> ofPeople(Collection<PersonId> people) {
        return jdbc.sql("select * from points.holder where person = any(:people) order by id")
            .param("people", people.stream().map(PersonId::value).toArray(Long[]::new)).query(Holder::of).list();
    }

    private Map<PersonId, Holder> ofPersons(List<PersonId> people) {
        return ofPeople(people).stream()
            .collect(Collectors.toMap(holder -> Objects.requireNonNull(holder.person()), holder -> holder));
    }

    /** The account of the household in which somebody lives; null for somebody who lives in none. */
    public @Nullable Holder home(PersonId person) {
        var lives = households.of(person);
        if (lives.isEmpty()) {
            return null;
        }
        var known = ofHouseholds(lives);
        if (!known.isEmpty()) {
            return known.getFirst();
        }
        var card = households.cards(lives).get(lives.getFirst());
        return card == null ? null : open("HOUSEHOLD", card.id(), null, card.door());
    }

    /** Where a person's points go. */
    public Holder credited(Holder member) {
        return Objects.requireNonNullElse(member.person() == null ? null : home(member.person()), member);
    }

    private Holder open(String kind, @Nullable HouseholdId household, @Nullable PersonId person, AreaCode area) {
        while (true) {
            jdbc.sql("""
                    insert into points.holder (kind, household, person, area, card, token, opened_at)
                    values (:kind, :household::bigint, :person::bigint, :area, :card, :token, :now)
                    on conflict do nothing
                    """)
                .param("kind", kind)
                .param("household", household == null ? null : household.value())
                .param("person", person == null ? null : person.value())
                .param("area", area.value())
                .param("card", CardNumber.fresh())
                .param("token", OpaqueToken.fresh())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
            var there = household != null ? ofHouseholds(List.of(household)).stream().findFirst()
                : ofPerson(Objects.requireNonNull(person));
            // Only a card number that somebody else has lets it end without a row.
            if (there.isPresent()) {
                return there.get();
            }
        }
    }
}
