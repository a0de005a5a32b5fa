package org.minsheng.volunteer.internal.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.organisation.Posts;
import org.minsheng.people.PersonDetails;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.DemoStep;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The figures of the articles: 86 units with 3,217 members in 凤冈, 774 members in 76 groups in 湄潭, 208 members in 余庆.
 */
@Component
@OnlyIf(setting = "minsheng.demo")
class DemoVolunteers implements DemoStep {

    /** @param phones how many have a phone of their own, with which they can sign in */
    private record County(String code, int units, int members, int groups, int phones) {
    }

    private static final List<County> COUNTIES = List.of(new County("520327", 86, 3_217, 0, 40),
        new County("520328", 48, 774, 76, 20), new County("520329", 12, 208, 0, 20));
    private static final int CHILDREN = 100;
    private static final int ORGANISATIONS = 400;

    private final JdbcClient jdbc;
    private final Places places;
    private final Posts posts;
    private final Persons persons;
    private final AuditTrail audit;
    private final Clock clock;

    DemoVolunteers(JdbcClient jdbc, Places places, Posts posts, Persons persons, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.places = places;
        this.posts = posts;
        this.persons = persons;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 47;
    }

    @Override
    public boolean isBeside() {
        return true;
    }

    @Override
    @Transactional
    public void fill() {
        if (jdbc.sql("select exists (select from volunteer.membership)").query(Boolean.class).single()) {
            return;
        }
        for (var county : COUNTIES) {
            places.at(new AreaCode(county.code())).ifPresent(place -> fill(county, place));
        }
    }

    private void fill(County county, Place place) {
        var communities = communities(place);
        var units = units(county, place);
        if (communities.isEmpty() || units.isEmpty()) {
            return;
        }
        register(units, communities);
        groups(county, communities);
        members(county, new ArrayList<>(units.keySet()), communities);
        audit.record(Viewer.SYSTEM, "demo", "volunteer:" + county.code(), null,
            Map.of("units", units.size(), "members", county.members()));
    }

    /** Those of the county town, the one whose secretary signs in first. */
    private List<AreaCode> communities(Place county) {
        return places.children(county.code(), null, CHILDREN).rows().stream()
            .filter(town -> town.shortName().endsWith("街道"))
            .flatMap(town -> places.children(town.code(), null, CHILDREN).rows().stream())
            .filter(community -> community.shortName().endsWith("社区")).map(Place::code).toList();
    }

    private Map<OrganisationId, String> units(County county, Place place) {
        var all = posts.organisations(place.code(), place.shortName(), ORGANISATIONS);
        var chosen = new java.util.LinkedHashMap<OrganisationId, String>();
        all.entrySet().stream().filter(one -> one.getValue().startsWith(place.shortName())
            && !one.getValue().endsWith("人民政府") || one.getValue().equals(place.name() + "人民政府"))
            .sorted(java.util.Comparator.comparingLong(one -> one.getKey().value())).limit(county.units())
            .forEach(one -> chosen.put(one.getKey(), one.getValue()));
        return chosen;
    }

    private void register(Map<OrganisationId, String> units, List<AreaCode> communities) {
        var ids = new ArrayList<>(units.keySet());
        jdbc.sql("""
                insert into volunteer.unit_registration (request_key, unit, unit_name, community, state, offers, skills,
                    contact, asked_at, asked_by_name, decided_at, decided_by_name)
                select gen_random_uuid(), told.unit, told.name,
                    (:communities::text[])[1 + (n - 1) % cardinality(:communities::text[])], 'CONFIRMED',
                    (array['政策宣讲、法律咨询', '健康义诊、助老助残', '安全隐患排查、环境整治', '会议室和活动场地'])[1 + n % 4],
                    array[(array['policy', 'health', 'environment', 'culture'])[1 + n % 4]], '办公室', :at, '系统', :at, '社区'
                from unnest(:units::bigint[], :names::text[]) with ordinality as told (unit, name, n)
                on conflict do nothing
                """)
            .param("communities", codes(communities))
            .param("units", ids.stream().map(OrganisationId::value).toArray(Long[]::new))
            .param("names", ids.stream().map(units::get).toArray(String[]::new))
            .param("at", clock.instant().minus(Duration.ofDays(320)).atOffset(ZoneOffset.UTC))
            .update();
    }

    private static String[] codes(List<AreaCode> communities) {
        return communities.stream().map(AreaCode::value).toArray(String[]::new);
    }

    private void groups(County county, List<AreaCode> communities) {
        jdbc.sql("""
                insert into volunteer.member_group (request_key, community, name, created_at)
                select gen_random_uuid(), (:communities::text[])[1 + (n - 1) % cardinality(:communities::text[])],
                    '第' || n || '党员小组', :now
                from generate_series(1, :groups) as n
                """)
            .param("communities", codes(communities))
            .param("groups", county.groups())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    }

    private void members(County county, List<OrganisationId> units, List<AreaCode> communities) {
        var details = IntStream.range(0, county.members())
            .mapToObj(n -> new PersonDetails(DemoMemberNames.of(n + Integer.parseInt(county.code())), null,
                phone(county, n), null, null)).toList();
        var people = persons.register(details);
        jdbc.sql("""
                with told as (
                    select person, n,
                        (:communities::text[])[1 + (n - 1) % cardinality(:communities::text[])] as community,
                        (:units::bigint[])[1 + (n - 1) * 13 % cardinality(:units::bigint[])] as unit
                    from unnest(:people::bigint[]) with ordinality as one (person, n)
                )
                insert into volunteer.membership (request_key, person, unit, community, member_group, state, skills,
                    free_times, asked_at, decided_at, decided_by_name, since)
                select gen_random_uuid(), told.person, told.unit, told.community, (
                        select (array_agg(id order by id))[1 + told.n / :size % count(*)]
                        from volunteer.member_group
                        where community = told.community),
                    'CONFIRMED', array[(array['policy', 'legal', 'health', 'care', 'mediation', 'patrol', 'environment',
                        'repair', 'teaching', 'culture'])[1 + told.n % 10]],
                    array[(array['WEEKEND_DAYTIME', 'WORKDAY_EVENING', 'HOLIDAYS'])[1 + told.n % 3]], :at, :at, '社区',
                    :at
                from told
                on conflict do nothing
                """)
            .param("communities", codes(communities))
            .param("size", communities.size())
            .param("units", units.stream().map(OrganisationId::value).toArray(Long[]::new))
            .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
            .param("at", clock.instant().minus(Duration.ofDays(310)).atOffset(ZoneOffset.UTC))
            .update();
    }

    /** 1990527 and so on, which nobody has; the first of each county is named in the README. */
    private static @Nullable PhoneNumber phone(County county, int n) {
        return n < county.phones() ? new PhoneNumber("19905" + county.code().substring(4) + "%04d".formatted(n + 1))
            : null;
    }
}
