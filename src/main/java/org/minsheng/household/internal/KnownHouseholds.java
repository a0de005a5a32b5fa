package org.minsheng.household.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.household.CareGroup;
import org.minsheng.household.Helped;
import org.minsheng.household.HouseholdCard;
import org.minsheng.household.HouseholdFilter;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.HouseholdTarget;
import org.minsheng.household.Households;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Service;

/** Answers other modules: a page costs four queries, however many households are on it. */
@Service
class KnownHouseholds implements Households {

    private final HouseholdSearch search;
    private final HouseholdBook book;
    private final GroupNumbers groups;
    private final Scopes scopes;
    private final HelpingUnits helping;
    private final Places places;
    private final Persons persons;

    KnownHouseholds(HouseholdSearch search, HouseholdBook book, GroupNumbers groups, Scopes scopes,
                    HelpingUnits helping, Places places, Persons persons) {
        this.search = search;
        this.book = book;
        this.groups = groups;
        this.scopes = scopes;
        this.helping = helping;
        this.places = places;
        this.persons = persons;
    }

    @Override
    public List<HouseholdTarget> targets(HouseholdFilter filter) {
        return search.all(filter);
    }

    @Override
    public long count(HouseholdFilter filter) {
        return search.count(filter);
    }

    @Override
    public Slice<HouseholdCard> find(Viewer viewer, HouseholdFilter filter, @Nullable String cursor, int size) {
        return page(viewer, scopes.parts(viewer, filter.area()), filter, cursor, size);
    }

    /** Of these parts of what the viewer sees; the filter's own area counts for nothing beside them. */
    Slice<HouseholdCard> page(Viewer viewer, List<AreaCode> parts, HouseholdFilter filter,
                              @Nullable String cursor, int size) {
        if (parts.isEmpty()) {
            return new Slice<>(List.of(), null);
        }
        var found = search.page(scopes.narrowed(viewer, filter), parts, cursor, size);
        var cards = cards(found.rows().stream().map(HouseholdTarget::id).toList());
        var only = scopes.onlyGroups(viewer);
        return new Slice<>(found.rows().stream().map(target -> cards.get(target.id())).filter(Objects::nonNull)
            .map(card -> only == null ? card : card.inOnly(only)).toList(), found.next());
    }

    @Override
    public Map<HouseholdId, HouseholdCard> cards(Collection<HouseholdId> ids) {
        return ids.isEmpty() ? Map.of() : cards(book.find(ids)).stream()
            .collect(Collectors.toMap(HouseholdCard::id, card -> card, (one, same) -> one, LinkedHashMap::new));
    }

    @Override
    public List<HouseholdCard> at(AreaCode door) {
        return cards(book.at(door));
    }

    private List<HouseholdCard> cards(List<HouseholdRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var codes = groups.codes();
        var addresses = places.addresses(rows.stream().map(HouseholdRow::door).distinct().toList());
        var heads = persons.masked(rows.stream().map(HouseholdRow::head).filter(Objects::nonNull).distinct().toList());
        return rows.stream()
            .filter(row -> row.endedAt() == null)
            .map(row -> {
                var head = row.head() == null ? null : heads.get(row.head());
                return new HouseholdCard(row.id(), row.door(), addresses.getOrDefault(row.door(), row.door().value()),
                    row.residence(),
                    head == null ? "" : head.name(), row.people(), row.careGroups().stream().map(codes::get)
                    .filter(Objects::nonNull).toList(),
                    row.version());
            })
            .toList();
    }

    @Override
    public List<HouseholdId> of(PersonId person) {
        return book.of(person);
    }

    @Override
    public Map<PersonId, AreaCode> doors(Collection<PersonId> people) {
        return people.isEmpty() ? Map.of() : book.doors(people);
    }

    @Override
    public boolean maySee(Viewer viewer, HouseholdId household) {
        if (viewer.person() != null) {
            return book.of(viewer.person()).contains(household);
        }
        return book.find(household).filter(row -> scopes.maySee(viewer, row)).isPresent();
    }

    @Override
    public Optional<Helped> helped(Viewer viewer) {
        return helping.of(viewer);
    }

    @Override
    public List<CareGroup> careGroups() {
        return groups.all().stream().filter(numbered -> !numbered.ended()).map(GroupNumbers.Numbered::group).toList();
    }

    @Override
    public Optional<CareGroup> careGroup(String code) {
        return groups.all().stream().map(GroupNumbers.Numbered::group).filter(group -> group.code().equals(code))
            .findFirst();
    }

    @Override
    public Map<HouseholdId, Map<String, String>> knownAnswers(Collection<HouseholdId> ids, Collection<String> keys) {
        var known = new HashMap<HouseholdId, Map<String, String>>();
        cards(ids).forEach((id, card) -> {
            var all = Map.of("household.people", Integer.toString(card.people()), "household.residence",
                card.residence().name(),
                "household.address", card.address(), "household.care-groups", String.join(",", card.careGroups()),
                "household.head", card.maskedHead());
            known.put(id, all.entrySet().stream()
                .filter(answer -> keys.contains(answer.getKey()) && !answer.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        });
        return known;
    }
}
