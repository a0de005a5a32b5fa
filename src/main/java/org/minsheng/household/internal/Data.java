package org.minsheng.household.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What may be held about people: each datum with its purpose, legal basis and retention, in versions. */
@Repository
public class Data {

    /** A field of everybody, or a group of those who are looked after. */
    public enum Kind { FIELD, GROUP }

    /** The grounds of art. 13 PIPL. */
    public enum Basis { CONSENT, CONTRACT, DUTY, EMERGENCY, PUBLIC_INTEREST, DISCLOSED, OTHER_LAW }

    /**
     * What a version says.
     *
     * @param law the article that orders or allows it, empty with consent
     * @param retentionMonths for how long it is kept once its purpose is over
     */
    public record Terms(String purpose, String purposeEn, Basis basis, String law, int retentionMonths,
                        boolean sensitive) {

        /** Sensitive data needs a consent of its own (art. 29), unless a law or an emergency is the ground. */
        public boolean needsConsent() {
            return basis == Basis.CONSENT || sensitive && basis != Basis.DUTY && basis != Basis.EMERGENCY
                && basis != Basis.OTHER_LAW;
        }
    }

    /** A version of a datum. @param asksAgain whether consents to earlier versions hold no longer */
    public record Datum(String code, Kind kind, String name, String nameEn, int version, Terms terms, boolean asksAgain,
                        boolean ended,
                        String changedBy, Instant changedAt) {

        public String name(Locale locale) {
            return locale.getLanguage().equals("en") ? nameEn : name;
        }

        public String purpose(Locale locale) {
            return locale.getLanguage().equals("en") ? terms.purposeEn() : terms.purpose();
        }

        static Datum of(ResultSet row, int number) throws SQLException {
            return new Datum(row.getString("code"), Kind.valueOf(row.getString("kind")), row.getString("name"),
                row.getString("name_en"),
                row.getInt("version"),
                new Terms(row.getString("purpose"), row.getString("purpose_en"), Basis.valueOf(row.getString("basis")),
                    row.getString("law"), row.getInt("retention_months"), row.getBoolean("sensitive")),
                    row.getBoolean("asks_again"),
                row.getBoolean("ended"), row.getString("changed_by"), row.getObject("changed_at", OffsetDateTime.class)
                .toInstant());
        }
    }

    private static final String SELECT = """
        select datum.code, datum.kind, datum.name, datum.name_en, datum_version.version, purpose, purpose_en, basis,
            law, retention_months,
            sensitive, asks_again, datum.ended_at is not null as ended, changed_by, changed_at
        from household.datum
        join household.datum_version on datum_version.code = datum.code
        """;

    private final JdbcClient jdbc;

    Data(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Datum> all() {
        return jdbc.sql(SELECT + """
                where datum_version.version = datum.version
                order by datum.ended_at is not null, datum.kind, datum.number
                """)
            .query(Datum::of).list();
    }

    public Optional<Datum> find(String code) {
        return jdbc.sql(SELECT + """
                where datum_version.version = datum.version
                    and datum.code = :code
                """)
            .param("code", code)
            .query(Datum::of).optional();
    }

    /** All versions, the latest first. */
    public List<Datum> versions(String code) {
        return jdbc.sql(SELECT + """
                where datum.code = :code
                order by datum_version.version desc
                limit 100
                """)
            .param("code", code)
            .query(Datum::of).list();
    }

    /** False when the code is taken. */
    boolean insert(String code, String name, String nameEn) {
        return jdbc.sql("""
                insert into household.datum (code, number, kind, name, name_en)
                select :code, max(number) + 1, 'GROUP', :name, :nameEn
                from household.datum
                on conflict (code) do nothing
                """)
            .param("code", code)
            .param("name", name)
            .param("nameEn", nameEn)
            .update() == 1;
    }

    /** False when somebody else made this version. */
    boolean next(String code, int version, String name, String nameEn) {
        return jdbc.sql("""
                update household.datum
                set version = version + 1,
                    name = :name,
                    name_en = :nameEn
                where code = :code
                    and version = :version
                    and ended_at is null
                """)
            .param("code", code)
            .param("version", version)
            .param("name", name)
            .param("nameEn", nameEn)
            .update() == 1;
    }

    void write(String code, int version, Terms terms, boolean asksAgain, String by, Instant now) {
        jdbc.sql("""
                insert into household.datum_version (code, version, purpose, purpose_en, basis, law, retention_months,
                    sensitive, asks_again,
                    changed_by, changed_at)
                values (:code, :version, :purpose, :purposeEn, :basis, :law, :retention, :sensitive, :again, :by, :now)
                """)
            .param("code", code)
            .param("version", version)
            .param("purpose", terms.purpose())
            .param("purposeEn", terms.purposeEn())
            .param("basis", terms.basis().name())
            .param("law", terms.law())
            .param("retention", terms.retentionMonths())
            .param("sensitive", terms.sensitive())
            .param("again", asksAgain)
            .param("by", by)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    }

    /** Nobody new is put into the group; who is in it stays until the care ends. */
    boolean end(String code, @Nullable Instant at) {
        return jdbc.sql("""
                update household.datum
                set ended_at = :at::timestamptz
                where code = :code
                    and kind = 'GROUP'
                    and (ended_at is null) = (:at::timestamptz is not null)
                """)
            .param("code", code)
            .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC))
            .update() == 1;
    }
}
