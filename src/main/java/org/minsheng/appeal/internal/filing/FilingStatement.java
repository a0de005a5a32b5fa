package org.minsheng.appeal.internal.filing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.internal.filing.Filing.Filed;
import org.minsheng.organisation.Post;
import org.minsheng.people.SealedContact;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one statement that files: every round trip saved here is worth more than anything done in Java. */
@Component
public class FilingStatement {

    static final String SQL = """
        with known as (
            select id, number, tracking
            from appeal.appeal
            where request_key = :key::uuid
        ), drawn as (
            select nextval(:sequence::regclass) as serial
            where not exists (select from known)
        ), reporter as (
            select case
                when :phoneIndex::bytea is not null
                then people.with_phone(:phoneIndex::bytea, :phoneSealed::bytea, :nameSealed::bytea, :maskedName,
                    :maskedPhone)
                end as id
            from drawn
        ), filed as (
            insert into appeal.appeal (county, serial, number, tracking, request_key, kind, channel, title, body,
                matter, place_code,
                town, community, place_detail, longitude, latitude, reporter, on_behalf, filed_by, group_name, origin,
                origin_number,
                anonymous, private, told_by, urgency, state, tier, desk_tier, desk_post, desk_org, holder_post,
                holder_org, filed_at, due_at)
            select :county::text, serial, :county::text || :day || lpad(serial::text, 6, '0'), :tracking, :key::uuid,
                :kind::text, :channel::text, :title, :body, :matter::text,
                :place::text, :town::text, :community::text, :placeDetail, :longitude::float8, :latitude::float8,
                reporter.id, :onBehalf::boolean, :actor::text, :groupName::text, :origin::text,
                :originNumber::text, :anonymous, :private, :toldBy, :urgency, 'FILED', :tier::text, :tier::text,
                :post::bigint, :org::bigint, :post::bigint, :org::bigint, :filedAt::timestamptz, :dueAt::timestamptz
            from drawn, reporter
            on conflict do nothing
            returning id, number, tracking, serial
        ), voided as (
            insert into appeal.void_number (county, serial, reason)
            select :county::text, serial, 'sent twice'
            from drawn
            where not exists (select from filed)
        ), told as (
            insert into appeal.step (appeal, at, action, to_state, to_tier, actor, actor_name, holder_post, holder_org,
                due_at, attachments)
            select id, :now::timestamptz, 'FILE', 'FILED', :tier::text, :actor::text, :actorName, :post::bigint,
                :org::bigint, :dueAt::timestamptz, :attachments::uuid[]
            from filed
        ), found as (
            insert into appeal.search (appeal, words)
            select id, array_to_tsvector(:words::text[])
            from filed
        ), counted as (
            insert into appeal.tally_change (area, state, tier, change)
            select coalesce(:community::text, :town::text, :county::text), 'FILED', :tier::text, 1
            from filed
        ), held as (
            insert into appeal.party (organisation, appeal)
            select :org::bigint, id
            from filed
            where :org::bigint is not null
        ), audited as (
            select account.audit(:actor::text, 'appeal.file', 'appeal:' || id, null,
                jsonb_build_object('number', number, 'kind', :kind::text, 'channel', :channel::text, 'place',
                    :place::text)) as entry
            from filed
        )
        select id, number, tracking, false as repeated, (select count(entry) from audited) as audited
        from filed
        union all
        select id, number, tracking, true, 0
        from known
        """;

    /** What was looked up and computed before the transaction began. */
    record Prepared(AreaCode county, String tracking, Tier tier, @Nullable Post desk, @Nullable SealedContact contact,
                    Viewer viewer, String[] words, Instant filedAt, Instant dueAt, Instant now, ZoneId zone) {
    }

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("'-'yyyyMMdd'-'");

    private final JdbcClient jdbc;

    FilingStatement(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Null when another request with the same key, or the same foreign number, is being written at this moment. */
    @Nullable Filed write(Filing filing, Prepared prepared) {
        var contact = prepared.contact();
        var desk = prepared.desk();
        var point = filing.point();
        var origin = filing.origin();
        return jdbc.sql(SQL)
            .param("key", filing.key().value())
            .param("sequence", "appeal.serial_" + prepared.county())
            .param("county", prepared.county().value())
            .param("day", DAY.format(prepared.now().atZone(prepared.zone())))
            .param("tracking", prepared.tracking())
            .param("kind", filing.kind().name())
            .param("channel", filing.channel().name())
            .param("title", filing.titleOrBeginning())
            .param("body", filing.body())
            .param("matter", filing.matter())
            .param("place", filing.place().value())
            .param("town", code(filing.place().at(AreaCode.Level.TOWN)))
            .param("community", code(filing.place().at(AreaCode.Level.COMMUNITY)))
            .param("placeDetail", filing.placeDetail())
            .param("longitude", point == null ? null : point.longitude())
            .param("latitude", point == null ? null : point.latitude())
            .param("phoneIndex", contact == null ? null : contact.phoneIndex())
            .param("phoneSealed", contact == null ? null : contact.phoneSealed())
            .param("nameSealed", contact == null ? null : contact.nameSealed())
            .param("maskedName", contact == null ? "" : contact.maskedName())
            .param("maskedPhone", contact == null ? "" : contact.maskedPhone())
            .param("onBehalf", filing.onBehalf())
            .param("actor", prepared.viewer().actor())
            .param("actorName", prepared.viewer().name())
            .param("groupName", filing.groupName())
            .param("origin", origin == null ? null : origin.system())
            .param("originNumber", origin == null ? null : origin.number())
            .param("anonymous", filing.anonymous())
            .param("private", filing.closed())
            .param("toldBy", filing.toldBy().name())
            .param("urgency", filing.urgency().name())
            .param("tier", prepared.tier().name())
            .param("post", desk == null ? null : desk.id().value())
            .param("org", desk == null ? null : desk.organisation().value())
            .param("filedAt", time(prepared.filedAt()))
            .param("dueAt", time(prepared.dueAt()))
            .param("now", time(prepared.now()))
            .param("attachments", filing.attachments().stream().map(id -> id.value().toString()).toArray(String[]::new))
            .param("words", prepared.words())
            .query(FilingStatement::filed)
            .optional().orElse(null);
    }

    /** The answer of the request that was first. */
    Filed existing(Filing filing) {
        var origin = filing.origin();
        return jdbc.sql("""
                select id, number, tracking, true as repeated
                from appeal.appeal
                where request_key = :key
                    or (origin = :origin::text and origin_number = :originNumber::text)
                """)
            .param("key", filing.key().value())
            .param("origin", origin == null ? null : origin.system())
            .param("originNumber", origin == null ? null : origin.number())
            .query(FilingStatement::filed)
            .single();
    }

    private static Filed filed(java.sql.ResultSet row, int index) throws java.sql.SQLException {
        return new Filed(new AppealId(row.getLong("id")), row.getString("number"), row.getString("tracking"),
            row.getBoolean("repeated"));
    }

    private static @Nullable String code(@Nullable AreaCode area) {
        return area == null ? null : area.value();
    }

    public static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
