package org.minsheng.organisation.internal;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.organisation.OrganisationKind;
import org.minsheng.people.PersonDetails;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Writes the organisations of a county with their posts and holders, a statement for each table: they are six hundred
 * of the one and five of the other.
 */
@Repository
class DemoStaff {

    record Organisation(RequestKey key, OrganisationKind kind, String name, AreaCode area,
                        @Nullable RequestKey parent, String phone) {
    }

    /** @param phone null for a vacant post */
    record Post(RequestKey key, RequestKey organisation, PostData data, String holder, @Nullable PhoneNumber phone) {
    }

    /** In the order in which they get their numbers. */
    record Roll(List<Organisation> organisations, List<Post> posts) {
    }

    private final JdbcClient jdbc;
    private final Persons persons;
    private final Clock clock;

    DemoStaff(JdbcClient jdbc, Persons persons, Clock clock) {
        this.jdbc = jdbc;
        this.persons = persons;
        this.clock = clock;
    }

    void write(Roll list) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        organisations(list.organisations(), now);
        posts(list.posts(), now);
        duties(list.posts(), now);
        holders(list.posts().stream().filter(post -> post.phone() != null).toList(), now);
    }

    private void organisations(List<Organisation> all, OffsetDateTime now) {
        jdbc.sql("""
                insert into organisation.organisation (kind, name, area_code, phone, request_key, created_at)
                select kind, name, area, phone, key, :now
                from unnest(:kinds::text[], :names::text[], :areas::text[], :phones::text[],
                    :keys::uuid[]) with ordinality as told (kind, name, area, phone, key, n)
                order by n
                """)
            .param("kinds", all.stream().map(one -> one.kind().name()).toArray(String[]::new))
            .param("names", all.stream().map(Organisation::name).toArray(String[]::new))
            .param("areas", all.stream().map(one -> one.area().value()).toArray(String[]::new))
            .param("phones", all.stream().map(Organisation::phone).toArray(String[]::new))
            .param("keys", all.stream().map(one -> one.key().toString()).toArray(String[]::new))
            .param("now", now)
            .update();
        var below = all.stream().filter(one -> one.parent() != null).toList();
        jdbc.sql("""
                update organisation.organisation
                set parent_id = above.id
                from unnest(:keys::uuid[], :parents::uuid[]) as told (key, parent)
                join organisation.organisation as above on above.request_key = told.parent
                where organisation.request_key = told.key
                """)
            .param("keys", below.stream().map(one -> one.key().toString()).toArray(String[]::new))
            .param("parents", below.stream().map(one -> String.valueOf(one.parent())).toArray(String[]::new))
            .update();
    }

    private void posts(List<Post> all, OffsetDateTime now) {
        jdbc.sql("""
                insert into organisation.post (organisation_id, title, area_code, tier, request_key, since, version)
                select organisation.id, told.title, told.area, told.tier, told.key, :now, case when told.held then 1
                    else 0 end
                from unnest(:organisations::uuid[], :titles::text[], :areas::text[], :tiers::text[], :keys::uuid[],
                    :held::boolean[]) with ordinality
                    as told (organisation, title, area, tier, key, held, n)
                join organisation.organisation on organisation.request_key = told.organisation
                order by told.n
                """)
            .param("organisations", all.stream().map(post -> post.organisation().toString()).toArray(String[]::new))
            .param("titles", all.stream().map(post -> post.data().title()).toArray(String[]::new))
            .param("areas", all.stream().map(post -> post.data().area().value()).toArray(String[]::new))
            .param("tiers", all.stream().map(post -> post.data().tier().name()).toArray(String[]::new))
            .param("keys", keys(all))
            .param("held", all.stream().map(post -> post.phone() != null).toArray(Boolean[]::new))
            .param("now", now)
            .update();
    }

    private static String[] keys(List<Post> posts) {
        return posts.stream().map(post -> post.key().toString()).toArray(String[]::new);
    }

    private void duties(List<Post> all, OffsetDateTime now) {
        var keys = new ArrayList<String>();
        var duties = new ArrayList<String>();
        all.forEach(post -> post.data().duties().stream().sorted().forEach(duty -> {
            keys.add(post.key().toString());
            duties.add(duty);
        }));
        jdbc.sql("""
                insert into organisation.post_duty (post_id, duty, area_code, tier, since)
                select post.id, told.duty, post.area_code, post.tier, :now
                from unnest(:keys::uuid[], :duties::text[]) with ordinality as told (key, duty, n)
                join organisation.post on post.request_key = told.key
                order by told.n
                """)
            .param("keys", keys.toArray(String[]::new))
            .param("duties", duties.toArray(String[]::new))
            .param("now", now)
            .update();
    }

    private void holders(List<Post> held, OffsetDateTime now) {
        var people = persons.register(held.stream()
            .map(post -> new PersonDetails(post.holder(), null, post.phone(), null, null)).toList());
        jdbc.sql("""
                insert into organisation.holding (post_id, person_id, holder_name, since)
                select post.id, told.person, told.name, :now
                from unnest(:keys::uuid[], :people::bigint[], :names::text[]) with ordinality as told (key, person,
                    name, n)
                join organisation.post on post.request_key = told.key
                order by told.n
                """)
            .param("keys", keys(held))
            .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
            .param("names", held.stream().map(Post::holder).toArray(String[]::new))
            .param("now", now)
            .update();
    }
}
