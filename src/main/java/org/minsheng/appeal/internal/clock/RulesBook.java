package org.minsheng.appeal.internal.clock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.Urgency;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of each county's limits. */
@Component
class RulesBook {

    private final JdbcClient jdbc;

    RulesBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The version in force at a moment. */
    Optional<Rules> at(String county, Instant moment) {
        return jdbc.sql("""
                select *
                from appeal.limit_version
                where county = :county and valid_from <= :moment
                order by valid_from desc, version desc
                limit 1
                """)
            .param("county", county)
            .param("moment", moment.atOffset(ZoneOffset.UTC))
            .query(this::rules)
            .optional();
    }

    /** Newest first, at most 50. */
    List<Rules> versions(AreaCode county) {
        return jdbc.sql("""
                select *
                from appeal.limit_version
                where county = :county
                order by version desc
                limit 50
                """)
            .param("county", county.value())
            .query(this::rules)
            .list();
    }

    private Rules rules(ResultSet row, int index) throws SQLException {
        long id = row.getLong("id");
        var settings = new Rules.Settings(row.getInt("pause_days"), row.getInt("most_pauses"),
            row.getInt("most_returns"), row.getInt("most_extensions"), row.getInt("circulate_after_days"),
            row.getInt("rise_after_days"));
        return new Rules(id, row.getInt("version"), row.getObject("valid_from", OffsetDateTime.class).toInstant(),
            row.getString("note"), row.getString("issued_by_name"), limits(id), settings);
    }

    private List<Rules.Rule> limits(long version) {
        return jdbc.sql("select * from appeal.limit_rule where version = :version")
            .param("version", version)
            .query((row, n) -> {
                var kind = row.getString("kind");
                var tier = row.getString("tier");
                return new Rules.Rule(Urgency.valueOf(row.getString("urgency")),
                    kind == null ? null : AppealKind.valueOf(kind), tier == null ? null : Tier.valueOf(tier),
                    new Limit(row.getInt("amount"), Limit.Unit.valueOf(row.getString("unit"))));
            })
            .list();
    }

    /** The number of the new version; null when this request was answered before. */
    @Nullable Integer add(AreaCode county, RequestKey key, Rules rules, Instant now) {
        record Added(long id, int version) {
        }
        var settings = rules.settings();
        var added = jdbc.sql("""
                insert into appeal.limit_version (request_key, county, version, valid_from, note, issued_at,
                    issued_by_name, pause_days,
                    most_pauses, most_returns, most_extensions, circulate_after_days, rise_after_days)
                select :key, :county, coalesce(max(version), 0) + 1, :from, :note, :now, :by, :pauseDays, :mostPauses,
                    :mostReturns, :mostExtensions, :circulateAfter, :riseAfter
                from appeal.limit_version
                where county = :county
                on conflict (request_key) do nothing
                returning id, version
                """)
            .param("key", key.value())
            .param("county", county.value())
            .param("from", rules.validFrom().atOffset(ZoneOffset.UTC))
            .param("note", rules.note())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("by", rules.issuedBy())
            .param("pauseDays", settings.pauseDays())
            .param("mostPauses", settings.mostPauses())
            .param("mostReturns", settings.mostReturns())
            .param("mostExtensions", settings.mostExtensions())
            .param("circulateAfter", settings.circulateAfterDays())
            .param("riseAfter", settings.riseAfterDays())
            .query((row, n) -> new Added(row.getLong("id"), row.getInt("version")))
            .optional();
        added.ifPresent(version -> write(version.id(), rules.limits()));
        return added.map(Added::version).orElse(null);
    }

    private void write(long version, List<Rules.Rule> limits) {
        jdbc.sql("""
                insert into appeal.limit_rule (version, urgency, kind, tier, amount, unit)
                select :version, urgency, nullif(kind, ''), nullif(tier, ''), amount, unit
                from unnest(:urgencies::text[], :kinds::text[], :tiers::text[], :amounts::int[], :units::text[])
                    as rule (urgency, kind, tier, amount, unit)
                """)
            .param("version", version)
            .param("urgencies", limits.stream().map(rule -> rule.urgency().name()).toArray(String[]::new))
            .param("kinds", limits.stream().map(rule -> name(rule.kind())).toArray(String[]::new))
            .param("tiers", limits.stream().map(rule -> name(rule.tier())).toArray(String[]::new))
            .param("amounts", limits.stream().map(rule -> rule.limit().amount()).toArray(Integer[]::new))
            .param("units", limits.stream().map(rule -> rule.limit().unit().name()).toArray(String[]::new))
            .update();
    }

    private static String name(@Nullable Enum<?> constant) {
        return constant == null ? "" : constant.name();
    }
}
