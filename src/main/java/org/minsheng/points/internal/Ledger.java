package org.minsheng.points.internal;

import static org.minsheng.shared.Columns.texts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The double-entry ledger of points. The database itself refuses an entry that does not add up, a balance below zero
 * and every change of what was written.
 */
@Repository
public class Ledger {

    /** The sides of an entry: what is in hands, what was given out, what was spent in a shop, what expired. */
    public enum Book { HOLDER, ISSUE, SHOP, EXPIRY }

    /** @param member who earned or fetched it; null when nobody knows */
    public record Line(Book book, @Nullable HolderId holder, @Nullable Long shop,
                       @Nullable HolderId member, int amount) {

        public static Line holder(HolderId holder, @Nullable HolderId member, int amount) {
            return new Line(Book.HOLDER, holder, null, member, amount);
        }

        public static Line issue(int amount) {
            return new Line(Book.ISSUE, null, null, null, amount);
        }

        public static Line shop(long shop, int amount) {
            return new Line(Book.SHOP, null, shop, null, amount);
        }

        public static Line expiry(int amount) {
            return new Line(Book.EXPIRY, null, null, null, amount);
        }
    }

    /**
     * @param key the same key is written once
     * @param about such as {@code claim:12}
     * @param reason said by whoever decided it; without personal data
     */
    public record Entry(EntryKind kind, RequestKey key, AreaCode county, String about, String reason,
                        @Nullable Integer year, List<Line> lines) {

        public Entry {
            lines = List.copyOf(lines);
        }

        public Entry(EntryKind kind, RequestKey key, AreaCode county, String about, String reason, List<Line> lines) {
            this(kind, key, county, about, reason, null, lines);
        }
    }

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the caller's transaction; empty when the key was used before. */
    public OptionalLong write(Viewer viewer, Entry entry, Instant now) {
        var lines = entry.lines();
        var id = jdbc.sql("""
                with booked as (
                    insert into points.entry (kind, request_key, county, about, reason, year, at, actor, actor_name)
                    values (:kind, :key, :county, :about, :reason, :year::int, :now, :actor, :actorName)
                    on conflict (request_key) do nothing
                    returning id
                ), lined as (
                    insert into points.line (entry, book, holder, shop, member, amount)
                    select booked.id, line.book, line.holder, line.shop, line.member, line.amount
                    from booked, unnest(:books::text[], :holders::bigint[], :shops::bigint[], :members::bigint[],
                        :amounts::int[])
                        line (book, holder, shop, member, amount)
                )
                select id
                from booked
                """)
            .param("kind", entry.kind().name())
            .param("key", entry.key().value())
            .param("county", entry.county().value())
            .param("about", entry.about())
            .param("reason", entry.reason())
            .param("year", entry.year())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("actor", viewer.actor())
            .param("actorName", viewer.name())
            .param("books", texts(lines, line -> line.book().name()))
            .param("holders", lines.stream().map(line -> id(line.holder())).toArray(Long[]::new))
            .param("shops", lines.stream().map(Line::shop).toArray(Long[]::new))
            .param("members", lines.stream().map(line -> id(line.member())).toArray(Long[]::new))
            .param("amounts", lines.stream().map(Line::amount).toArray(Integer[]::new))
            .query(Long.class).optional();
        return id.isPresent() ? OptionalLong.of(id.get()) : OptionalLong.empty();
    }

    /**
     * The same for many in one statement, in the caller's transaction; those whose key was used before are left out.
     */
    public void write(Viewer viewer, List<Entry> entries, Instant now) {
        var lines = entries.stream().flatMap(entry -> entry.lines().stream().map(line -> new Told(entry.key(), line)))
            .toList();
        jdbc.sql("""
                with booked as (
                    insert into points.entry (kind, request_key, county, about, reason, year, at, actor, actor_name)
                    select kind, key, county, about, reason, year, :now, :actor, :actorName
                    from unnest(:kinds::text[], :keys::uuid[], :counties::text[], :abouts::text[], :reasons::text[],
                        :years::int[]) with ordinality
                        told (kind, key, county, about, reason, year, n)
                    order by n
                    on conflict (request_key) do nothing
                    returning id, request_key
                )
                insert into points.line (entry, book, holder, shop, member, amount)
                select booked.id, line.book, line.holder, line.shop, line.member, line.amount
                from booked
                join unnest(:of::uuid[], :books::text[], :holders::bigint[], :shops::bigint[], :members::bigint[],
                    :amounts::int[])
                    line (of, book, holder, shop, member, amount) on line.of = booked.request_key
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("actor", viewer.actor())
            .param("actorName", viewer.name())
            .param("kinds", texts(entries, entry -> entry.kind().name()))
            .param("keys", texts(entries, entry -> entry.key().toString()))
            .param("counties", texts(entries, entry -> entry.county().value()))
            .param("abouts", texts(entries, Entry::about))
            .param("reasons", texts(entries, Entry::reason))
            .param("years", entries.stream().map(Entry::year).toArray(Integer[]::new))
            .param("of", texts(lines, told -> told.key().toString()))
            .param("books", texts(lines, told -> told.line().book().name()))
            .param("holders", lines.stream().map(told -> id(told.line().holder())).toArray(Long[]::new))
            .param("shops", lines.stream().map(told -> told.line().shop()).toArray(Long[]::new))
            .param("members", lines.stream().map(told -> id(told.line().member())).toArray(Long[]::new))
            .param("amounts", lines.stream().map(told -> told.line().amount()).toArray(Integer[]::new))
            .update();
    }

    private record Told(RequestKey key, Line line) {
    }

    private static @Nullable Long id(@Nullable HolderId holder) {
        return holder == null ? null : holder.value();
    }
}
