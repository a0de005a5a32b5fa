package org.minsheng.area.internal;

import java.sql.Timestamp;
import java.time.Instant;
import org.minsheng.area.PlaceId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Changes to existing places, each with its history in the same statement. */
@Repository
class PlaceChanges {

    private final JdbcClient jdbc;

    PlaceChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether another existing place directly below the parent has this short name. */
    boolean named(AreaCode parent, String shortName, PlaceId except) {
        return jdbc.sql("""
            select exists (
                select from area.place
                where parent_code = :parent
                and short_name = :name
                and id <> :except
                and retired_at is null
            )
            """)
            .param("parent", parent.value())
            .param("name", shortName)
            .param("except", except.value())
            .query(Boolean.class)
            .single();
    }

    void rename(PlaceRow place, String name, String shortName, String address, Viewer by, Instant at) {
        jdbc.sql("""
            with renamed as (
                update area.place set name = :name, short_name = :shortName, version = version + 1
                where id = :id
                returning id, old.name as was, old.short_name as was_short, new.name as name,
                    new.short_name as short_name
            )
            insert into area.place_history (place, kind, before, after, actor, actor_name, at)
            select id, 'RENAMED', jsonb_build_object('name', was, 'shortName', was_short),
                jsonb_build_object('name', name, 'shortName', short_name), :actor, :actorName, :at
            from renamed
            """)
            .param("name", name)
            .param("shortName", shortName)
            .param("id", place.id().value())
            .param("actor", by.actor())
            .param("actorName", by.name())
            .param("at", Timestamp.from(at))
            .update();
        if (!address.equals(place.address())) {
            readdress(place, address);
        }
    }

    private void readdress(PlaceRow place, String address) {
        boolean county = place.code().level().ordinal() <= AreaCode.Level.COUNTY.ordinal();
        jdbc.sql("""
            update area.place set address = :address || substr(address, :length)
            where code >= :from and code < :to
            and (not :alone or id = :id)
            """)
            .param("address", address)
            .param("length", place.address().length() + 1)
            .param("from", place.code().value())
            .param("to", Codes.end(place.code()))
            .param("alone", county)
            .param("id", place.id().value())
            .update();
    }

    /** Gives new codes and addresses to the place and all below, remembers the old codes; answers how many moved. */
    int move(PlaceRow place, AreaCode to, String address, Viewer by, Instant at) {
        return jdbc.sql("""
            with moved as (
                update area.place
                set code = :to || substr(code, :codeLength),
                    address = :address || substr(address, :addressLength),
                    version = version + 1
                where code >= :from and code < :end
                returning id, old.code as was, new.code as code
            ), remembered as (
                insert into area.place_alias (code, place, until)
                select was, id, :at from moved
            )
            insert into area.place_history (place, kind, before, after, actor, actor_name, at)
            select id, 'MOVED', jsonb_build_object('code', was), jsonb_build_object('code', code), :actor, :actorName,
                :at
            from moved
            """)
            .param("to", to.value())
            .param("codeLength", place.code().value().length() + 1)
            .param("address", address)
            .param("addressLength", place.address().length() + 1)
            .param("from", place.code().value())
            .param("end", Codes.end(place.code()))
            .param("actor", by.actor())
            .param("actorName", by.name())
            .param("at", Timestamp.from(at))
            .update();
    }

    int retire(PlaceRow place, Viewer by, Instant at) {
        return jdbc.sql("""
            with retired as (
                update area.place set retired_at = :at, retired_with = :id, version = version + 1
                where code >= :from and code < :end
                and retired_at is null
                returning id
            )
            insert into area.place_history (place, kind, actor, actor_name, at)
            select id, 'RETIRED', :actor, :actorName, :at
            from retired
            """)
            .param("id", place.id().value())
            .param("from", place.code().value())
            .param("end", Codes.end(place.code()))
            .param("actor", by.actor())
            .param("actorName", by.name())
            .param("at", Timestamp.from(at))
            .update();
    }

    /** Answers 0 when the place was retired along with one above it. */
    int restore(PlaceRow place, Viewer by, Instant at) {
        return jdbc.sql("""
            with restored as (
                update area.place set retired_at = null, retired_with = null, version = version + 1
                where retired_with = :id
                returning id
            )
            insert into area.place_history (place, kind, actor, actor_name, at)
            select id, 'RESTORED', :actor, :actorName, :at
            from restored
            """)
            .param("id", place.id().value())
            .param("actor", by.actor())
            .param("actorName", by.name())
            .param("at", Timestamp.from(at))
            .update();
    }
}
