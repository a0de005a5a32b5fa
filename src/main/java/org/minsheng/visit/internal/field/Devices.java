package org.minsheng.visit.internal.field;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code visit.device}. */
@Repository
class Devices {

    private static final String SELECT = """
        select id, account, owner, area, name, model, registered_at, seen_at, unsent, clock_seconds, wiped_at,
            wiped_by_name, emptied_at
        from visit.device
        """;

    private final JdbcClient jdbc;

    Devices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Device> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id").param("id", id).query(Device.class).optional();
    }

    /** A person's own, the one used last first. */
    List<Device> of(AccountId account) {
        return jdbc.sql(SELECT + """
                where account = :account
                order by seen_at desc, id
                limit 50
                """)
            .param("account", account.value())
            .query(Device.class).list();
    }

    /**
     * Those whose owners walk within these areas, the one used last first.
     *
     * @param unplaced also those of whom nobody knows where they walk
     * @param name part of an owner's name, empty for all
     * @param after cursor: the last row's contact in milliseconds and id
     */
    Slice<Device> within(List<AreaCode> areas, boolean unplaced, String name, @Nullable String after, int size) {
        var cursor = after == null ? null : after.split("/", 2);
        var rows = jdbc.sql(SELECT + """
                where (area ^@ any(:areas) or area is null and :unplaced)
                    and (:name = '' or owner ilike '%' || :name || '%')
                    and (:at::timestamptz is null or (seen_at, id) < (:at::timestamptz, :id::uuid))
                order by seen_at desc, id desc
                limit :most
                """)
            .param("areas", areas.stream().map(AreaCode::value).toArray(String[]::new))
            .param("unplaced", unplaced)
            .param("name", name.replaceAll("[\\\\%_]", ""))
            .param("at", cursor == null ? null : cursor[0])
            .param("id", cursor == null ? null : cursor[1])
            .param("most", size + 1)
            .query(Device.class).list();
        return Slice.of(rows, size, row -> row.seenAt() + "/" + row.id());
    }

    /**
     * @param person the resident whose phone it is, null for staff
     * @return false when this very phone is known already
     */
    boolean add(Device device, @Nullable PersonId person, byte[] publicKey, byte[] key) {
        return jdbc.sql("""
                insert into visit.device (id, account, person, owner, area, name, model, public_key, key, registered_at,
                    seen_at)
                values (:id, :account, :person::bigint, :owner, :area, :name, :model, :public, :key, :now, :now)
                on conflict (id) do nothing
                """)
            .param("id", device.id())
            .param("account", device.account())
            .param("person", person == null ? null : person.value())
            .param("owner", device.owner())
            .param("area", device.area())
            .param("name", device.name())
            .param("model", device.model())
            .param("public", publicKey)
            .param("key", key)
            .param("now", Timestamp.from(device.registeredAt()))
            .update() > 0;
    }

    record Keys(byte[] publicKey, byte[] key) {
    }

    /** Empty when it is wiped. */
    Optional<Keys> keys(UUID id) {
        return jdbc.sql("""
                select public_key, key
                from visit.device
                where id = :id and key is not null
                """)
            .param("id", id)
            .query(Keys.class).optional();
    }

    /** The way of a photo is many requests; one write a minute is enough to know that a phone is alive. */
    void seen(UUID id, Instant now) {
        jdbc.sql("""
                update visit.device
                set seen_at = :now
                where id = :id and seen_at < :now::timestamptz - interval '1 minute'
                """)
            .param("id", id)
            .param("now", Timestamp.from(now))
            .update();
    }

    /** Phones that came before persons were kept with them get theirs now. */
    void contact(UUID id, @Nullable PersonId person, int unsent, @Nullable String area, Instant now) {
        jdbc.sql("""
                update visit.device
                set seen_at = :now, unsent = :unsent, area = coalesce(:area, area), person = coalesce(person,
                    :person::bigint)
                where id = :id
                """)
            .param("id", id)
            .param("person", person == null ? null : person.value())
            .param("unsent", unsent)
            .param("area", area)
            .param("now", Timestamp.from(now))
            .update();
    }

    void clock(UUID id, int seconds) {
        jdbc.sql("""
                update visit.device
                set clock_seconds = :seconds
                where id = :id and clock_seconds is distinct from :seconds
                """)
            .param("id", id)
            .param("seconds", seconds)
            .update();
    }

    void rename(UUID id, String name) {
        jdbc.sql("update visit.device set name = :name where id = :id").param("id", id).param("name", name).update();
    }

    /** @return false when somebody has done so before */
    boolean wipe(UUID id, String by, Instant now) {
        return jdbc.sql("""
                update visit.device
                set wiped_at = :now, wiped_by_name = :by, key = null
                where id = :id and wiped_at is null
                """)
            .param("id", id)
            .param("by", by)
            .param("now", Timestamp.from(now))
            .update() > 0;
    }

    void emptied(UUID id, Instant now) {
        jdbc.sql("""
                update visit.device
                set emptied_at = :now, unsent = 0
                where id = :id and wiped_at is not null and emptied_at is null
                """)
            .param("id", id)
            .param("now", Timestamp.from(now))
            .update();
    }
}
