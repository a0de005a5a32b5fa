package org.minsheng.household.internal.imports;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.internal.imports.Judging.Verdict;
import org.minsheng.household.internal.imports.Line.Raw;
import org.minsheng.shared.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The rows of imports that are not over: sealed, with what they would do. */
@Repository
class StagedRows {

    private static final TypeReference<EnumMap<Field, String>> CELLS = new TypeReference<>() {
    };
    private static final int AT_ONCE = 2_000;

    /**
     * A row as the preview shows it.
     * @param reasons of its fault, {@code hints} of what is left out; message keys with arguments
     */
    record Row(Raw raw, Judgement judgement, List<String> reasons, List<String> hints, @Nullable String door) {
    }

    /** Which rows to show; nulls ask nothing. @param reason its message key */
    record Filter(@Nullable Judgement judgement, @Nullable Integer sheet, @Nullable String reason, boolean hinted) {
    }

    private final JdbcClient jdbc;
    private final Vault vault;
    private final ObjectMapper json;

    StagedRows(JdbcClient jdbc, Vault vault, ObjectMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    void clear(long id) {
        jdbc.sql("delete from household.import_row where import = :id").param("id", id).update();
    }

    void add(long id, List<Raw> raws, List<Line> lines) {
        jdbc.sql("""
                insert into household.import_row (import, number, sheet, line, cells, door, identity_key)
                select :id, number, sheet, line, cells, door, identity_key
                from unnest(:numbers::int[], :sheets::int[], :lines::int[], :cells::bytea[], :doors::text[],
                    :identities::bytea[])
                    as told (number, sheet, line, cells, door, identity_key)
                """)
            .param("id", id)
            .param("numbers", raws.stream().map(Raw::number).toArray(Integer[]::new))
            .param("sheets", raws.stream().map(Raw::sheet).toArray(Integer[]::new))
            .param("lines", raws.stream().map(Raw::line).toArray(Integer[]::new))
            .param("cells", raws.parallelStream().map(raw -> vault.seal(json.writeValueAsString(raw.cells())))
            .toArray(byte[][]::new))
            .param("doors", lines.stream().map(line -> line.door() == null ? null : line.door().value())
            .toArray(String[]::new))
            .param("identities", lines.parallelStream().map(this::identityKey).toArray(byte[][]::new))
            .update();
    }

    private byte @Nullable [] identityKey(Line line) {
        var number = line.person().number();
        return number == null ? null : vault.index("import-identity", number.value());
    }

    /** One row after it was mended. */
    void change(long id, Raw raw, Line line) {
        jdbc.sql("""
                update household.import_row
                set cells = :cells, door = :door::text, identity_key = :identity::bytea, decision = :decision
                where import = :id
                    and number = :number
                """)
            .param("id", id)
            .param("number", raw.number())
            .param("cells", vault.seal(json.writeValueAsString(raw.cells())))
            .param("door", line.door() == null ? null : line.door().value())
            .param("identity", identityKey(line))
            .param("decision", raw.decision() == null ? "" : raw.decision().name())
            .update();
    }

    void judge(long id, Map<Integer, Verdict> verdicts) {
        var numbers = verdicts.keySet().stream().sorted().toList();
        for (int from = 0; from < numbers.size(); from += AT_ONCE) {
            var part = numbers.subList(from, Math.min(numbers.size(), from + AT_ONCE));
            jdbc.sql("""
                    update household.import_row as kept
                    set judgement = told.judgement, reason = told.reason, hint = told.hint
                    from unnest(:numbers::int[], :judgements::text[], :reasons::text[], :hints::text[])
                        as told (number, judgement, reason, hint)
                    where kept.import = :id
                        and kept.number = told.number
                    """)
                .param("id", id)
                .param("numbers", part.toArray(Integer[]::new))
                .param("judgements", texts(part, verdicts, verdict -> verdict.judgement().name()))
                .param("reasons", texts(part, verdicts, verdict -> String.join("\n", verdict.reasons())))
                .param("hints", texts(part, verdicts, verdict -> String.join("\n", verdict.hints())))
                .update();
        }
    }

    private static String[] texts(
                                  List<Integer> numbers, Map<Integer, Verdict> verdicts,
                                  Function<Verdict, String> text) {
        return numbers.stream().map(number -> text.apply(Objects.requireNonNull(verdicts.get(number))))
            .toArray(String[]::new);
    }

    /** The next rows after a number, opened. */
    List<Raw> raws(long id, int after, int size) {
        return jdbc.sql("""
                select number, sheet, line, cells, decision
                from household.import_row
                where import = :id
                    and number > :after
                order by number
                limit :size
                """)
            .param("id", id)
            .param("after", after)
            .param("size", size)
            .query((row, number) -> raw(row.getInt("number"), row.getInt("sheet"), row.getInt("line"),
            row.getBytes("cells"), row.getString("decision")))
            .list();
    }

    /** Rows that say something about the same homes or people as these. */
    List<Raw> around(long id, Collection<Integer> numbers) {
        return jdbc.sql("""
                select number, sheet, line, cells, decision
                from household.import_row
                where import = :id
                    and (number = any(:numbers)
                        or door in (select door from household.import_row where import = :id and number = any(:numbers))
                        or identity_key in (select identity_key from household.import_row where import = :id
                            and number = any(:numbers)))
                order by number
                """)
            .param("id", id)
            .param("numbers", numbers.toArray(Integer[]::new))
            .query((row, number) -> raw(row.getInt("number"), row.getInt("sheet"), row.getInt("line"),
            row.getBytes("cells"), row.getString("decision")))
            .list();
    }

    private Raw raw(int number, int sheet, int line, byte[] cells, String decision) {
        return new Raw(number, sheet, line, json.readValue(vault.open(cells), CELLS), decision.isEmpty() ? null
            : Decision.valueOf(decision));
    }

    List<Row> page(long id, Filter filter, int after, int size) {
        return jdbc.sql("""
                select number, sheet, line, cells, decision, judgement, reason, hint, door
                from household.import_row
                where import = :id
                    and number > :after
                    and (:judgement::text is null or judgement = :judgement::text)
                    and (:sheet::int is null or sheet = :sheet::int)
                    and (:reason::text is null or strpos(E'\\n' || reason, E'\\n' || :reason::text) > 0)
                    and (not :hinted or hint <> '')
                    and judgement is not null
                order by number
                limit :size
                """)
            .param("id", id)
            .param("after", after)
            .param("judgement", filter.judgement() == null ? null : filter.judgement().name())
            .param("sheet", filter.sheet())
            .param("reason", filter.reason())
            .param("hinted", filter.hinted())
            .param("size", size)
            .query((row,
            number) -> new Row(raw(row.getInt("number"), row.getInt("sheet"), row.getInt("line"), row.getBytes("cells"),
                row.getString("decision")), Judgement.valueOf(row.getString("judgement")),
                lines(row.getString("reason")), lines(row.getString("hint")),
                row.getString("door")))
            .list();
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\n"));
    }

    Map<Judgement, Long> counts(long id) {
        Map<Judgement, Long> counts = new EnumMap<>(Judgement.class);
        jdbc.sql("""
                select judgement, count(*)
                from household.import_row
                where import = :id
                    and judgement is not null
                group by judgement
                """)
            .param("id", id)
            .query(row -> {
                counts.put(Judgement.valueOf(row.getString(1)), row.getLong(2));
            });
        return counts;
    }

    /** How often each reason stands among the wrong rows, the most frequent first. */
    Map<String, Long> reasons(long id) {
        Map<String, Long> reasons = new LinkedHashMap<>();
        jdbc.sql("""
                select split_part(one, '|', 1), count(*)
                from household.import_row
                cross join lateral unnest(string_to_array(reason, E'\\n')) one
                where import = :id
                    and judgement = 'WRONG'
                group by 1
                order by 2 desc, 1
                """)
            .param("id", id)
            .query(row -> {
                reasons.put(row.getString(1), row.getLong(2));
            });
        return reasons;
    }

    /** Decides for all wrong rows with this reason at once; gives their numbers. */
    List<Integer> decide(long id, String reason, Decision decision) {
        return jdbc.sql("""
                update household.import_row
                set decision = :decision
                where import = :id
                    and judgement = 'WRONG'
                    and starts_with(reason, :reason)
                returning number
                """)
            .param("id", id)
            .param("reason", reason)
            .param("decision", decision.name())
            .query(Integer.class).list();
    }
}
