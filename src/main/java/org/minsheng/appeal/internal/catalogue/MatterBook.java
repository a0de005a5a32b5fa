package org.minsheng.appeal.internal.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.filing.FilingStatement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the two-level list of matters. */
@Component
class MatterBook {

    private final JdbcClient jdbc;
    private final Matters matters;

    MatterBook(JdbcClient jdbc, Matters matters) {
        this.jdbc = jdbc;
        this.matters = matters;
    }

    /** False when the code is taken. */
    boolean add(String code, @Nullable String parent, String nameZh, String nameEn) {
        boolean added = jdbc.sql("""
                insert into appeal.matter (code, parent, position, name_zh, name_en)
                select :code, :parent::text, coalesce(max(position), 0) + 1, :nameZh, :nameEn
                from appeal.matter
                on conflict do nothing
                """)
            .param("code", code)
            .param("parent", parent)
            .param("nameZh", nameZh)
            .param("nameEn", nameEn)
            .update() == 1;
        matters.forget();
        return added;
    }

    void rename(String code, String nameZh, String nameEn) {
        jdbc.sql("""
                update appeal.matter
                set name_zh = :nameZh, name_en = :nameEn
                where code = :code
                """)
            .param("code", code)
            .param("nameZh", nameZh)
            .param("nameEn", nameEn)
            .update();
        matters.forget();
    }

    /** A matter of the upper level takes those below it along. */
    void retire(String code, @Nullable Instant at) {
        jdbc.sql("""
                update appeal.matter
                set retired_at = :at::timestamptz
                where code = :code or parent = :code
                """)
            .param("code", code)
            .param("at", at == null ? null : FilingStatement.time(at))
            .update();
        matters.forget();
    }
}
