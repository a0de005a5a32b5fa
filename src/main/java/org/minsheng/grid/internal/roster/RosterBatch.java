package org.minsheng.grid.internal.roster;

import static org.minsheng.shared.Columns.texts;

import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.Duty;
import org.minsheng.people.Persons;
import org.minsheng.people.SealedContact;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes many lines of rosters in two statements: a thousand heads of ten households are one sheet of paper. */
@Repository
public class RosterBatch {

    /** One who begins. */
    public record Beginning(Ground ground, Duty duty, Appointment who, Instant since, @Nullable Instant until) {

        public Beginning(Ground ground, Duty duty, Appointment who, Instant since) {
            this(ground, duty, who, since, null);
        }
    }

    private final JdbcClient jdbc;
    private final Persons persons;

    RosterBatch(JdbcClient jdbc, Persons persons) {
        this.jdbc = jdbc;
        this.persons = persons;
    }

    /** @param origin the import that they come from, null for none */
    public int begin(List<Beginning> beginnings, @Nullable Long origin) {
        if (beginnings.isEmpty()) {
            return 0;
        }
        var known = register(beginnings.stream().map(Beginning::who).toList());
        return jdbc.sql("""
            insert into grid.answerable (duty, grid, unit, zone, person, account, name, contact, body, full_time,
                since, until, import)
            select duty, case when kind = 'GRID' then ground end, case when kind = 'UNIT' then ground end,
                case when kind = 'ZONE' then ground end,
                person, account, name, contact, body, full_time, since, until, cast(:origin as bigint)
            from unnest(:duties, :kinds, :grounds, :persons, :accounts::bigint[], :names, :contacts, :bodies,
                :fullTimes,
                    :since::timestamptz[], :until::timestamptz[])
                as asked (duty, kind, ground, person, account, name, contact, body, full_time, since, until)
            on conflict do nothing
            """)
            .param("origin", origin, Types.BIGINT)
            .param("duties", texts(beginnings, one -> one.duty().name()))
            .param("kinds", texts(beginnings, one -> one.ground().kind().name()))
            .param("grounds", beginnings.stream().map(one -> one.ground().id()).toArray(Long[]::new))
            .param("persons", beginnings.stream()
            .map(one -> Objects.requireNonNull(known.get(one.who().phone())).value()).toArray(Long[]::new))
            .param("accounts",
            texts(beginnings, one -> one.who().account() == null ? null : Long.toString(one.who().account().value())))
            .param("names", texts(beginnings, one -> one.who().name()))
            .param("contacts", texts(beginnings, one -> one.who().contact()))
            .param("bodies", texts(beginnings, one -> one.who().body()))
            .param("fullTimes", beginnings.stream().map(one -> one.who().fullTime()).toArray(Boolean[]::new))
            .param("since", texts(beginnings, one -> one.since().toString()))
            .param("until", texts(beginnings, one -> one.until() == null ? null : one.until().toString()))
            .update();
    }

    /** Everybody by the own number, sealed here and registered in one statement, always in the same order. */
    private Map<PhoneNumber, PersonId> register(List<Appointment> people) {
        var names = new HashMap<PhoneNumber, String>();
        people.forEach(one -> names.putIfAbsent(one.phone(), one.name()));
        var phones = new ArrayList<>(names.keySet());
        phones.sort((one, other) -> one.digits().compareTo(other.digits()));
        List<SealedContact> sealed = phones.stream().map(phone -> persons.seal(phone, names.get(phone))).toList();
        var ids = jdbc.sql("""
            select people.with_phone(index, sealed, name, masked_name, masked_phone)
            from unnest(:indexes, :phones, :names, :maskedNames, :maskedPhones) with ordinality
                as asked (index, sealed, name, masked_name, masked_phone, position)
            order by position
            """)
            .param("indexes", sealed.stream().map(SealedContact::phoneIndex).toArray(byte[][]::new))
            .param("phones", sealed.stream().map(SealedContact::phoneSealed).toArray(byte[][]::new))
            .param("names", sealed.stream().map(SealedContact::nameSealed).toArray(byte[][]::new))
            .param("maskedNames", sealed.stream().map(SealedContact::maskedName).toArray(String[]::new))
            .param("maskedPhones", sealed.stream().map(SealedContact::maskedPhone).toArray(String[]::new))
            .query(Long.class).list();
        Map<PhoneNumber, PersonId> found = new HashMap<>();
        for (int at = 0; at < phones.size(); at++) {
            found.put(phones.get(at), new PersonId(ids.get(at)));
        }
        return found;
    }
}
