package org.minsheng.appeal.internal.proof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.minsheng.appeal.internal.proof.Canonical.Field;
import org.minsheng.attachment.Attachment;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads steps with all that is sealed of them. */
@Repository
class History {

    static final List<String> OPEN = List.of("number", "appeal", "step", "at", "action",
        "from_state", "to_state", "from_tier", "to_tier", "holder_post", "holder_org", "due", "shown");

    private static final List<String> SAID = List.of("title", "body", "channel", "place_detail",
        "longitude", "latitude", "filed", "origin", "origin_number", "group_name");

    /** In the order of the function {@code appeal.facts}. */
    static final List<String> FACTS = List.of("kind", "matter", "place", "urgency", "on_behalf",
        "anonymous", "private", "told_by", "verdict", "verdict_note", "answer", "public_title", "public_answer",
        "published", "merged_into");

    private static final String SELECT = """
        select step.id as step, step.appeal, step.transaction::text as transaction,
            coalesce(appeal.number, '') as number,
            (extract(epoch from step.at) * 1000000)::bigint::text as at, step.action, step.from_state, step.to_state,
            step.from_tier, step.to_tier, step.holder_post, step.holder_org,
            (extract(epoch from step.due_at) * 1000000)::bigint::text as due, step.public as shown,
            step.actor || ' ' || step.actor_name as actor, step.note, step.attachments,
            appeal.title, appeal.body, appeal.channel, appeal.place_detail, appeal.longitude, appeal.latitude,
            (extract(epoch from appeal.filed_at) * 1000000)::bigint::text as filed, appeal.origin, appeal.origin_number,
            appeal.group_name, concat(appeal.reporter, ' ', appeal.filed_by) as reporter,
            coalesce(appeal.filed_by = 'erased', false) as erased,
            step.action = 'FILE' or step.before is not null as changing,
            coalesce((
                select later.before
                from appeal.step as later
                where later.appeal = step.appeal and later.id > step.id and later.before is not null
                order by later.id
                limit 1), appeal.facts(appeal.*)) as facts
        from appeal.step
        left join appeal.appeal on appeal.id = step.appeal
        """;

    private final JdbcClient jdbc;
    private final Attachments attachments;

    History(JdbcClient jdbc, Attachments attachments) {
        this.jdbc = jdbc;
        this.attachments = attachments;
    }

    /** The next steps behind the place that no running transaction can still come before. */
    List<Written> next(String transaction, long step, int most) {
        return withFiles(jdbc.sql(SELECT + """
                where (step.transaction, step.id) > (:transaction::xid8, :step)
                    and step.transaction < pg_snapshot_xmin(pg_current_snapshot())
                order by step.transaction, step.id
                limit :most
                """)
            .param("transaction", transaction)
            .param("step", step)
            .param("most", most)
            .query(History::row)
            .list());
    }

    Map<Long, Written> steps(List<Long> ids) {
        return withFiles(jdbc.sql(SELECT + " where step.id = any(:ids)").param("ids", ids.toArray(Long[]::new))
            .query(History::row).list())
            .stream().collect(Collectors.toMap(Written::step, Function.identity()));
    }

    private List<Written> withFiles(List<Written> steps) {
        var ids = steps.stream().flatMap(step -> step.files().stream()).map(AttachmentId::new).distinct().toList();
        Map<UUID, String> hashes = ids.isEmpty() ? Map.of()
            : attachments.find(ids).stream().collect(Collectors.toMap(file -> file.id().value(), Attachment::sm3));
        steps.forEach(step -> step.closed().put("files", step.files().stream()
            .map(id -> hashes.getOrDefault(id, "gone " + id)).collect(Collectors.joining(" "))));
        return steps;
    }

    private static Written row(ResultSet row, int index) throws SQLException {
        Map<String, String> closed = new HashMap<>();
        closed.put("actor", row.getString("actor"));
        closed.put("note", row.getString("note"));
        boolean first = row.getString("action").equals("FILE");
        closed.put("said", first ? Canonical.text("said", fields(row, SAID)) : "");
        closed.put("reporter", first ? row.getString("reporter") : "");
        return new Written(row.getLong("step"), row.getLong("appeal"), row.getString("number"),
            row.getString("transaction"), fields(row, OPEN), closed,
            Arrays.asList((UUID[]) Objects.requireNonNull(row.getArray("attachments")).getArray()), facts(row),
            row.getBoolean("changing"), row.getBoolean("erased"));
    }

    /** As many as there are names for: a later form may know more. */
    private static List<Field> facts(ResultSet row) throws SQLException {
        var values = (String[]) Objects.requireNonNull(row.getArray("facts")).getArray();
        List<Field> facts = new ArrayList<>();
        for (int at = 0; at < FACTS.size(); at++) {
            facts.add(new Field(FACTS.get(at), at < values.length ? values[at] : null));
        }
        return facts;
    }

    private static List<Field> fields(ResultSet row, List<String> names) throws SQLException {
        List<Field> fields = new ArrayList<>();
        for (var name : names) {
            fields.add(new Field(name, row.getString(name)));
        }
        return fields;
    }
}
