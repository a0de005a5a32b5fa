package org.minsheng.cooperation.internal.order;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.minsheng.cooperation.internal.Outcome;
import org.minsheng.cooperation.internal.ServiceKind;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A community of its own with units that have signed, members and residents, for tests of orders and whistles. */
public final class OrderGround {

    private static int last;

    public final AreaCode community;
    public final List<OrganisationId> units = new ArrayList<>();
    private final JdbcClient jdbc;
    private final Persons persons;

    /** A number that no place has; nothing here asks whether it exists. */
    public OrderGround(JdbcClient jdbc, Persons persons, int units) {
        this.jdbc = jdbc;
        this.persons = persons;
        synchronized (OrderGround.class) {
            // The database of an earlier run has units in the first of them.
            do {
                last++;
            } while (jdbc.sql("select exists (select from organisation.organisation where area_code = :code)")
                .param("code", code()).query(Boolean.class).single());
            this.community = new AreaCode(code());
        }
        for (int n = 0; n < units; n++) {
            this.units.add(unit(n));
        }
    }

    private static String code() {
        return "520329001%03d".formatted(700 + last);
    }

    private OrganisationId unit(int n) {
        var name = "试验单位" + community.value().substring(9) + "-" + n;
        long id = jdbc.sql("""
                insert into organisation.organisation (kind, name, area_code, phone, request_key, created_at)
                values ('RESIDENT_UNIT', :name, :area, '', gen_random_uuid(), now())
                returning id
                """).param("name", name).param("area", community.value()).query(Long.class).single();
        jdbc.sql("""
                with signed as (
                    insert into cooperation.agreement (request_key, kind, community, unit, unit_name, starts_on,
                        ends_on, created_at, created_by_name)
                    values (gen_random_uuid(), 'AGREEMENT', :community, :unit, :name, :from, :until, now(), '')
                    returning id
                )
                insert into cooperation.item (agreement, request_key, kind, title, quantity, period)
                select id, gen_random_uuid(), 'REPAIR', '水电维修', 1, 'MONTH' from signed
                """)
            .param("community", community.value()).param("unit", id).param("name", name)
            .param("from", LocalDate.now(ZoneId.of("Asia/Shanghai")).minusMonths(3))
            .param("until", LocalDate.now(ZoneId.of("Asia/Shanghai")).plusMonths(9)).update();
        return new OrganisationId(id);
    }

    public Viewer secretary() {
        return new Viewer(null, "书记", null,
            List.of(new Grant(Role.COMMUNITY_SECRETARY, new OrganisationId(1), community)));
    }

    public Viewer liaison(int n) {
        return new Viewer(null, "联络员" + n, null, List.of(new Grant(Role.UNIT_LIAISON, units.get(n), community)));
    }

    public PersonId person() {
        return persons.withPhone(phone(), "试验居民");
    }

    private static PhoneNumber phone() {
        return new PhoneNumber("139%08d".formatted(Math.floorMod(System.nanoTime(), 100_000_000L)));
    }

    public static Viewer as(PersonId person) {
        return new Viewer(null, "", person, List.of());
    }

    /** Somebody who has reported to the community and works at a unit. */
    public PersonId member(int unit) {
        var person = person();
        jdbc.sql("""
                insert into volunteer.membership (request_key, person, unit, community, state, skills, asked_at,
                    decided_at, since)
                values (gen_random_uuid(), :person, :unit, :community, 'CONFIRMED', '{repair}', now(), now(), now())
                """)
            .param("person", person.value()).param("unit", units.get(unit).value())
            .param("community", community.value()).update();
        return person;
    }

    OrderId order(PlacingOrder placing, PersonId person) {
        var wanted = new Order.Wanted(community, "3栋501", Order.Orderer.RESIDENT, person, null, "", null, null, null,
            ServiceKind.REPAIR, "水龙头漏水", "", null, true);
        return new OrderId(((Outcome.Done) placing.place(as(person), RequestKey.fresh(), community, wanted, List.of()))
            .id());
    }
}
