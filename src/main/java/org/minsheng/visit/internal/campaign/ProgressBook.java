package org.minsheng.visit.internal.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.minsheng.shared.AreaCode;
import org.minsheng.visit.CampaignId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the stored counts of campaigns, with the changes that are not added up yet. */
@Repository
class ProgressBook {

    private static final String COUNTED = """
        (
            select community, grid, visitor, state, count
            from visit.tally
            where campaign = :campaign
            union all
            select community, grid, visitor, state, change
            from visit.tally_change
            where campaign = :campaign
        ) as counted
        where community like :within
        """;

    private final JdbcClient jdbc;

    ProgressBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Households of one community, grid and visitor in one stage; 0 is no grid, or nobody. */
    record Cell(String community, long grid, long visitor, Stage stage, long count) {
    }

    /** All cells of one campaign within an area: some thousands for the largest. */
    Cells of(CampaignId campaign, AreaCode within) {
        return new Cells(jdbc.sql("""
                select community, grid, visitor, state, sum(count)::bigint as count
                from %s
                group by community, grid, visitor, state
                """.formatted(COUNTED))
            .param("campaign", campaign.value())
            .param("within", prefix(within))
            .query(ProgressBook::cell).list());
    }

    /** By what a page sets rows apart. */
    enum By {
        COMMUNITY("community", "'' as name, '' as kind", ""),
        GRID("grid::text", "'' as name, '' as kind", ""),
        VISITOR("visitor::text", "coalesce(visitor.name, '') as name, coalesce(visitor.kind, '') as kind",
            "left join visit.visitor on visitor.id = part.key::bigint");

        private final String key;
        private final String named;
        private final String from;

        By(String key, String named, String from) {
            this.key = key;
            this.named = named;
            this.from = from;
        }

        static By of(String text) {
            return Arrays.stream(values()).filter(one -> one.name().equals(text)).findFirst().orElse(GRID);
        }
    }

    /** @param name of a visitor, with the {@code kind}; empty for all others */
    record Part(String name, String kind, Progress progress) {
    }

    /**
     * What a page shows, read at one moment.
     *
     * @param parts by community, grid or visitor; 0 is no grid, or nobody
     * @param conflicts households with two results that differ
     * @param late results that came after the end
     */
    record Reading(Map<String, Part> parts, long conflicts, long late) {

        Progress total() {
            var sums = new EnumMap<Stage, Long>(Stage.class);
            parts.values().forEach(part -> part.progress().counts()
                .forEach((stage, count) -> sums.merge(stage, count, Long::sum)));
            return new Progress(sums);
        }
    }

    /** In one question, for it is asked again each time that results came. */
    Reading reading(CampaignId campaign, AreaCode within, By by) {
        var parts = new LinkedHashMap<String, Part>();
        var beside = new long[2];
        jdbc.sql("""
                with stage as (
                    select %s as key, state, sum(count)::bigint as count
                    from %s
                    group by 1, 2
                ), part as (
                    select key, array_agg(state) as states, array_agg(count) as counts
                    from stage
                    group by key
                )
                select part.*, %s, (
                        select count(*)
                        from visit.task
                        where campaign = :campaign
                            and conflict
                            and door like :doors) as conflicts,
                    (
                        select count(*)
                        from visit.result
                        where campaign = :campaign
                            and state = 'LATE') as late
                from part
                %s
                """.formatted(by.key, COUNTED, by.named, by.from))
            .param("campaign", campaign.value())
            .param("within", prefix(within))
            .param("doors", within.value() + "%")
            .query(row -> {
                parts.put(row.getString("key"), new Part(row.getString("name"), row.getString("kind"),
                    progress((String[]) row.getArray("states").getArray(),
                        (Long[]) row.getArray("counts").getArray())));
                beside[0] = row.getLong("conflicts");
                beside[1] = row.getLong("late");
            });
        return new Reading(parts, beside[0], beside[1]);
    }

    private static Progress progress(String[] stages, Long[] counts) {
        var made = new EnumMap<Stage, Long>(Stage.class);
        for (int at = 0; at < stages.length; at++) {
            made.put(Stage.valueOf(stages[at]), counts[at]);
        }
        return new Progress(made);
    }

    /** The whole of several campaigns within an area, for lists. */
    Map<CampaignId, Progress> of(Collection<CampaignId> campaigns, AreaCode within) {
        Map<CampaignId, EnumMap<Stage, Long>> counts = new HashMap<>();
        jdbc.sql("""
                select campaign, state, sum(count)::bigint as count
                from (
                    select campaign, community, state, count
                    from visit.tally
                    where campaign = any(:campaigns)
                    union all
                    select campaign, community, state, change
                    from visit.tally_change
                    where campaign = any(:campaigns)
                ) as counted
                where community like :within
                group by campaign, state
                """)
            .param("campaigns", campaigns.stream().map(CampaignId::value).toArray(Long[]::new))
            .param("within", prefix(within))
            .query(row -> {
                counts.computeIfAbsent(new CampaignId(row.getLong("campaign")), first -> new EnumMap<>(Stage.class))
                    .put(Stage.valueOf(row.getString("state")), row.getLong("count"));
            });
        Map<CampaignId, Progress> found = new HashMap<>();
        counts.forEach((campaign, stages) -> found.put(campaign, new Progress(stages)));
        return found;
    }

    /** Counts are kept by community; whoever answers for less sees the community's. */
    private static String prefix(AreaCode within) {
        var code = within.value();
        return code.substring(0, Math.min(code.length(), AreaCode.Level.COMMUNITY.digits())) + "%";
    }

    private static Cell cell(ResultSet row, int index) throws SQLException {
        return new Cell(row.getString("community"), row.getLong("grid"), row.getLong("visitor"),
            Stage.valueOf(row.getString("state")), row.getLong("count"));
    }

    /** Cells that are summed in one way or another. */
    record Cells(List<Cell> cells) {

        Progress total() {
            var sums = by(cell -> "");
            return sums.getOrDefault("", Progress.NONE);
        }

        <K> Map<K, Progress> by(Function<Cell, K> key) {
            Map<K, EnumMap<Stage, Long>> sums = new LinkedHashMap<>();
            for (var cell : cells) {
                sums.computeIfAbsent(key.apply(cell), first -> new EnumMap<>(Stage.class))
                    .merge(cell.stage(), cell.count(), Long::sum);
            }
            Map<K, Progress> all = new LinkedHashMap<>();
            sums.forEach((each, stages) -> all.put(each, new Progress(stages)));
            return all;
        }

        Cells where(Predicate<Cell> condition) {
            return new Cells(new ArrayList<>(cells.stream().filter(condition).toList()));
        }
    }
}
