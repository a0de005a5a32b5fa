package org.minsheng.visit.internal.form;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.minsheng.shared.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads published forms. A version never changes, so each is read and parsed once on each node. */
@Repository
public class Forms {

    private static final int MOST_KEPT = 500;

    private static final String SELECT = """
        select version.id, version.form, form.name, form.name_en, form.purpose, version.number, version.definition,
            version.published_at
        from visit.form_version version
        join visit.form on form.id = version.form
        """;

    private final JdbcClient jdbc;
    private final FormJson json;
    private final Map<Long, FormDefinition> parsed = new ConcurrentHashMap<>();

    Forms(JdbcClient jdbc, FormJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public Optional<FormVersion> version(FormVersionId id) {
        return Optional.ofNullable(versions(List.of(id)).get(id));
    }

    /** What a version asks; the database is asked once on each node, for a version never changes. */
    public Optional<FormDefinition> definition(FormVersionId id) {
        var known = parsed.get(id.value());
        return known != null ? Optional.of(known) : version(id).map(FormVersion::definition);
    }

    /** Many in one query; unknown ids are left out. */
    public Map<FormVersionId, FormVersion> versions(Collection<FormVersionId> ids) {
        return jdbc.sql(SELECT + """
                where version.id = any(:ids)
                """)
            .param("ids", ids.stream().map(FormVersionId::value).toArray(Long[]::new))
            .query(this::row).list().stream()
            .collect(Collectors.toMap(FormVersion::id, version -> version));
    }

    /** The latest version of this form; empty while it has never been published. */
    public Optional<FormVersion> latest(FormId form) {
        return jdbc.sql(SELECT + """
                where version.form = :form
                order by version.number desc
                limit 1
                """)
            .param("form", form.value())
            .query(this::row).optional();
    }

    /** The latest version of the form of this key that is nearest above or at the place. */
    public Optional<FormVersion> latest(AreaCode place, String key) {
        return jdbc.sql(SELECT + """
                where form.key = :key
                    and form.area_code = any(:around)
                    and form.retired_at is null
                order by length(form.area_code) desc, version.number desc
                limit 1
                """)
            .param("key", key)
            .param("around", around(place))
            .query(this::row).optional();
    }

    /** The latest versions of all forms that may be used in this area, by purpose and name. */
    public List<FormVersion> usable(AreaCode area) {
        return jdbc.sql(SELECT + """
                where form.area_code = any(:around)
                    and form.retired_at is null
                    and version.number = (
                        select max(number)
                        from visit.form_version
                        where form = form.id
                    )
                order by form.purpose, form.name, form.id
                limit 200
                """)
            .param("around", around(area))
            .query(this::row).list();
    }

    private FormVersion row(ResultSet row, int number) throws SQLException {
        long id = row.getLong("id");
        if (parsed.size() > MOST_KEPT) {
            parsed.clear();
        }
        var text = row.getString("definition");
        var definition = parsed.computeIfAbsent(id, unread -> json.definition(text));
        return new FormVersion(new FormVersionId(id), new FormId(row.getLong("form")), row.getString("name"),
            row.getString("name_en"), FormPurpose.valueOf(row.getString("purpose")), row.getInt("number"), definition,
            row.getObject("published_at", OffsetDateTime.class).toInstant());
    }

    static String[] around(AreaCode place) {
        var codes = new ArrayList<String>();
        for (AreaCode at = place; at != null; at = at.parent()) {
            codes.add(at.value());
        }
        return codes.toArray(String[]::new);
    }
}
