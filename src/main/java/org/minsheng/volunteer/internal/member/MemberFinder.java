package org.minsheng.volunteer.internal.member;

import java.util.List;
import org.minsheng.page.SearchSource;
import org.minsheng.people.Persons;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.stereotype.Component;

/**
 * Members in the console's search by the whole phone number or the whole name, which is all that sealed data can be
 * found by.
 */
@Component
class MemberFinder implements SearchSource {

    private static final int ORDER = 50;
    private static final int LONGEST_NAME = 40;
    /** So many of one name are looked through. */
    private static final int NAMESAKES = 2_000;

    private final MembershipBook book;
    private final MemberRows rows;
    private final Persons persons;

    MemberFinder(MembershipBook book, MemberRows rows, Persons persons) {
        this.book = book;
        this.rows = rows;
        this.persons = persons;
    }

    @Override
    public String heading() {
        return "volunteer.search.members";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public boolean isFor(Viewer viewer) {
        return Rights.seesAnything(viewer);
    }

    @Override
    public List<Found> find(Viewer viewer, String words, int limit) {
        var people = people(words.strip());
        // As in the list, a liaison finds the own unit's members wherever they live.
        return people.isEmpty() ? List.of()
            : rows.of(book.confirmed(people, Rights.areas(viewer), Rights.seenUnits(viewer), limit)).stream()
            .map(row -> new Found(MemberPages.PATH + "/" + row.member().id(), (row.name() + " " + row.phone()).strip(),
                (row.unit() + " · " + row.place()).strip()))
            .toList();
    }

    private List<PersonId> people(String text) {
        try {
            return persons.byPhone(new PhoneNumber(text)).stream().toList();
        } catch (IllegalArgumentException name) {
            return text.isEmpty() || text.length() > LONGEST_NAME ? List.of() : persons.named(text, NAMESAKES);
        }
    }
}
