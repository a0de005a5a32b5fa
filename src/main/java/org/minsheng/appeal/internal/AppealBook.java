package org.minsheng.appeal.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.function.Function;
import java.util.Map;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.internal.filing.FilingStatement;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.organisation.PostId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Single appeals: how they are read, and the one way they change after they were filed. */
@Component
public class AppealBook {

    private final JdbcClient jdbc;

    AppealBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Appeal> byNumber(String number) {
        return one("number", number);
    }

    public Optional<Appeal> byTracking(String token) {
        return one("tracking", token);
    }

    /** Numbers that end in this serial, one for each county at most. */
    public List<String> bySerial(Collection<AreaCode> counties, long serial) {
        return jdbc.sql("""
                select number
                from appeal.appeal
                where county = any(:counties) and serial = :serial
                order by county
                """)
            .param("counties", counties.stream().map(AreaCode::value).toArray(String[]::new))
            .param("serial", serial)
            .query(String.class)
            .list();
    }

    /** The appeal that this request filed. */
    public Optional<Appeal> byRequest(RequestKey key) {
        return one("request_key", key.value());
    }

    public Optional<Appeal> byId(AppealId id) {
        return one("id", id.value());
    }

    /** Many in one query. */
    public Map<AppealId, Appeal> byIds(Collection<AppealId> ids) {
        return jdbc.sql("select * from appeal.appeal where id = any(:ids::bigint[])")
            .param("ids", ids.stream().map(AppealId::value).toArray(Long[]::new))
            .query(Appeal::of)
            .list().stream().collect(Collectors.toMap(Appeal::id, Function.identity()));
    }

    private Optional<Appeal> one(String column, Object value) {
        return jdbc.sql("select * from appeal.appeal where " + column + " = :value")
            .param("value", value)
            .query(Appeal::of)
            .optional();
    }

    /** Newest last, at most 500. */
    public List<Step> history(AppealId appeal) {
        return jdbc.sql("""
                select *
                from appeal.step
                where appeal = :appeal
                order by id
                limit 500
                """)
            .param("appeal", appeal.value())
            .query(Step::of)
            .list();
    }

    /** When it came into the ledger, which may be long after it was said elsewhere. */
    public Instant enteredAt(AppealId appeal) {
        return jdbc.sql("select at from appeal.step where appeal = :appeal order by id limit 1")
            .param("appeal", appeal.value())
            .query((row, n) -> Appeal.instantOf(row, "at"))
            .single();
    }

    public Step lastStep(AppealId appeal) {
        return jdbc.sql("""
                select *
                from appeal.step
                where appeal = :appeal and action not in ('NOTE', 'RELOCATE')
                order by id desc
                limit 1
                """)
            .param("appeal", appeal.value())
            .query(Step::of)
            .single();
    }

    /** By which merge it came where it is. */
    public Optional<Step> lastMerge(AppealId appeal) {
        return jdbc.sql("""
                select *
                from appeal.step
                where appeal = :appeal and action = 'MERGE'
                order by id desc
                limit 1
                """)
            .param("appeal", appeal.value())
            .query(Step::of)
            .optional();
    }

    public Optional<String> lastActor(AppealId appeal, AppealAction action) {
        return jdbc.sql("""
                select actor
                from appeal.step
                where appeal = :appeal and action = :action
                order by id desc
                limit 1
                """)
            .param("appeal", appeal.value())
            .param("action", action.name())
            .query(String.class)
            .optional();
    }

    public boolean isTaken(RequestKey key) {
        return jdbc.sql("select exists (select from appeal.step where request_key = :key)")
            .param("key", key.value())
            .query(Boolean.class)
            .single();
    }

    public boolean isFiled(RequestKey key) {
        return jdbc.sql("select exists (select from appeal.appeal where request_key = :key)")
            .param("key", key.value())
            .query(Boolean.class)
            .single();
    }

    public boolean isMatter(String code) {
        return jdbc.sql("select exists (select from appeal.matter where code = :code and retired_at is null)")
            .param("code", code)
            .query(Boolean.class)
            .single();
    }

    /** Whether an organisation of the viewer ever held it. */
    public boolean isParty(List<OrganisationId> organisations, AppealId appeal) {
        return jdbc.sql("""
                select exists (
                    select from appeal.party
                    where appeal = :appeal and organisation = any(:organisations::bigint[]))
                """)
            .param("appeal", appeal.value())
            .param("organisations", organisations.stream().map(OrganisationId::value).toArray(Long[]::new))
            .query(Boolean.class)
            .single();
    }

    /** Appeal, history, counts, parties and audit in one statement; false when somebody else was first. */
    public boolean write(Viewer viewer, Change change, StepRequest request, RequestKey key, Instant now) {
        var before = change.before;
        return jdbc.sql("""
                with changed as (
                    update appeal.appeal
                    set version = version + 1, state = :state, tier = :tier, desk_tier = :deskTier,
                        desk_post = :deskPost::bigint,
                        desk_org = :deskOrg::bigint, holder_post = :holderPost::bigint, holder_org = :holderOrg::bigint,
                        kind = :kind,
                        matter = :matter::text, catalogue = :catalogue::bigint, round = :round, returns = :returns,
                        answer = :answer,
                        verdict = :verdict, verdict_note = :verdictNote, public_title = :publicTitle,
                        public_answer = :publicAnswer,
                        merged_into = :mergedInto::bigint, due_at = :dueAt, dispatched_at = :dispatchedAt::timestamptz,
                        signed_at = :signedAt::timestamptz, answered_at = :answeredAt::timestamptz,
                        closed_at = :closedAt::timestamptz, published_at = :publishedAt::timestamptz,
                        urgency = :urgency, round_at = :roundAt::timestamptz, sign_due_at = :signDueAt::timestamptz,
                        paused_at = :pausedAt::timestamptz, pause_until = :pauseUntil::timestamptz,
                        pause_due_at = :pauseDueAt::timestamptz, pauses = :pauses, extensions = :extensions,
                        responsible_org = :responsible::bigint, binding = :binding
                    where id = :id and version = :version
                    returning id, coalesce(new.community, new.town, new.county) as area,
                        nullif(appeal.facts(old), appeal.facts(new)) as before, appeal.audited(old) as was,
                        appeal.audited(new) as became
                ), told as (
                    insert into appeal.step (appeal, request_key, at, action, from_state, to_state, from_tier, to_tier,
                        actor, actor_name, holder_post, holder_org, due_at, note, public, attachments, before)
                    select id, :key::uuid, :now::timestamptz, :action, :fromState, :state, :fromTier, :tier, :actor,
                        :actorName,
                        :holderPost::bigint, :holderOrg::bigint, :dueAt::timestamptz, :note, :told,
                        :attachments::uuid[], before
                    from changed
                ), counted as (
                    insert into appeal.tally_change (area, state, tier, change)
                    select area, counted.state, counted.tier, counted.change
                    from changed, (values (:fromState, :fromTier, -1), (:state, :tier, 1)) as counted (state, tier,
                        change)
                ), held as (
                    insert into appeal.party (organisation, appeal)
                    select :holderOrg::bigint, id
                    from changed
                    where :holderOrg::bigint is not null
                    on conflict do nothing
                ), audited as (
                    select account.audit(:actor, 'appeal.' || lower(:action), 'appeal:' || id,
                        jsonb_build_object('state', :fromState::text, 'tier', :fromTier::text)
                        || appeal.different(was, became),
                        jsonb_build_object('state', :state::text, 'tier', :tier::text, 'holder', :holderOrg::bigint)
                            || appeal.different(became, was)) as entry
                    from changed
                )
                select count(entry) from audited
                """)
            .param("id", before.id().value())
            .param("version", before.version())
            .param("key", key.value())
            .param("now", FilingStatement.time(now))
            .param("action", request.action().name())
            .param("note", request.note())
            .param("told", request.isToldToReporter())
            .param("attachments", request.attachments().stream().map(AttachmentId::toString).toArray(String[]::new))
            .param("actor", viewer.actor())
            .param("actorName", viewer.name())
            .param("fromState", before.work().state().name())
            .param("fromTier", before.work().tier().name())
            .param("state", change.state.name())
            .param("tier", change.tier.name())
            .param("deskTier", change.deskTier.name())
            .param("deskPost", id(change.deskPost))
            .param("deskOrg", id(change.deskOrg))
            .param("holderPost", id(change.holderPost))
            .param("holderOrg", id(change.holderOrg))
            .param("kind", change.kind.name())
            .param("matter", change.matter)
            .param("catalogue", change.catalogue)
            .param("round", change.round)
            .param("returns", change.returns)
            .param("answer", change.answer)
            .param("verdict", change.verdict.name())
            .param("verdictNote", change.verdictNote)
            .param("publicTitle", change.publicTitle)
            .param("publicAnswer", change.publicAnswer)
            .param("mergedInto", change.mergedInto)
            .param("dueAt", FilingStatement.time(change.dueAt))
            .param("dispatchedAt", time(change.dispatchedAt))
            .param("signedAt", time(change.signedAt))
            .param("answeredAt", time(change.answeredAt))
            .param("closedAt", time(change.closedAt))
            .param("publishedAt", time(change.publishedAt))
            .param("urgency", change.urgency.name())
            .param("roundAt", time(change.roundAt))
            .param("signDueAt", time(change.signDueAt))
            .param("pausedAt", time(change.pausedAt))
            .param("pauseUntil", time(change.pauseUntil))
            .param("pauseDueAt", time(change.pauseDueAt))
            .param("pauses", change.pauses)
            .param("extensions", change.extensions)
            .param("responsible", id(change.responsible))
            .param("binding", change.binding.name())
            .query(Long.class)
            .single() == 1;
    }

    /**
     * An entry of the history that changes nothing and that the reporter does not see; false when it was written
     * before.
     */
    boolean note(Viewer viewer, Appeal appeal, RequestKey key, String note,
                 List<AttachmentId> attachments, Instant now) {
        return jdbc.sql("""
                insert into appeal.step (appeal, request_key, at, action, from_state, to_state, from_tier, to_tier,
                    actor, actor_name, note, public, attachments)
                values (:appeal, :key, :now, 'NOTE', :state, :state, :tier, :tier, :actor, :actorName, :note, false,
                    :attachments::uuid[])
                on conflict do nothing
                """)
            .param("appeal", appeal.id().value())
            .param("key", key.value())
            .param("now", FilingStatement.time(now))
            .param("state", appeal.work().state().name())
            .param("tier", appeal.work().tier().name())
            .param("actor", viewer.actor())
            .param("actorName", viewer.name())
            .param("note", note)
            .param("attachments", attachments.stream().map(AttachmentId::toString).toArray(String[]::new))
            .update() == 1;
    }

    /** Names of WeChat groups that were typed before in a county, at most 50. */
    public List<String> groups(AreaCode county) {
        return jdbc.sql("""
                with recursive known as (
                    (select group_name from appeal.appeal
                     where county = :county and group_name is not null
                     order by group_name limit 1)
                    union all
                    select (select group_name from appeal.appeal
                            where county = :county and group_name > known.group_name
                            order by group_name limit 1)
                    from known
                    where known.group_name is not null
                )
                select group_name
                from known
                where group_name is not null
                limit 50
                """)
            .param("county", county.value())
            .query(String.class)
            .list();
    }

    /**
     * Open matters follow a place that moved, with their counts and words; closed ones keep the code under which they
     * were handled.
     */
    public long follow(AreaCode from, AreaCode to, Instant now) {
        return jdbc.sql("""
                with moved as (
                    update appeal.appeal
                    set place_code = :to || substr(place_code, length(:from) + 1),
                        town = substr(:to || substr(place_code, length(:from) + 1), 1, 9),
                        community = substr(:to || substr(place_code, length(:from) + 1), 1, 12)
                    where open
                        and county = substr(:from, 1, 6)
                        and place_code like :from || '%'
                    returning id, state, tier, holder_post, holder_org, due_at, appeal.facts(old) as before,
                        old.town as from_town, old.community as from_community, new.town as to_town,
                        new.community as to_community
                ), told as (
                    insert into appeal.step (appeal, at, action, from_state, to_state, from_tier, to_tier, actor,
                        actor_name, holder_post, holder_org, due_at, note, before)
                    select id, :now, 'RELOCATE', state, state, tier, tier, 'system', 'system', holder_post, holder_org,
                        due_at, :from || ' → ' || :to, before
                    from moved
                ), counted as (
                    insert into appeal.tally_change (area, state, tier, change)
                    select from_community, state, tier, -1
                    from moved
                    union all
                    select to_community, state, tier, 1
                    from moved
                ), worded as (
                    update appeal.search
                    set words = ts_delete(words, array['@' || from_town, '@' || from_community])
                        || array_to_tsvector(array['@' || to_town, '@' || to_community])
                    from moved
                    where search.appeal = moved.id
                ), known as (
                    update appeal.need
                    set grams = ts_delete(grams, array['@' || from_town, '@' || from_community])
                        || array_to_tsvector(array['@' || to_town, '@' || to_community])
                    from moved
                    where need.appeal = moved.id
                ), looked as (
                    update appeal.look
                    set community = to_community
                    from moved
                    where look.appeal = moved.id
                )
                select count(*)
                from moved
                """)
            .param("from", from.value())
            .param("to", to.value())
            .param("now", FilingStatement.time(now))
            .query(Long.class)
            .single();
    }

    private static @Nullable Long id(@Nullable PostId post) {
        return post == null ? null : post.value();
    }

    private static @Nullable Long id(@Nullable OrganisationId organisation) {
        return organisation == null ? null : organisation.value();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : FilingStatement.time(instant);
    }
}
