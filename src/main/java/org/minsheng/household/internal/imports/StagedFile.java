package org.minsheng.household.internal.imports;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import org.minsheng.shared.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps a file as sealed parts, so that whichever node reads it has it. */
@Repository
class StagedFile {

    private static final int PART_BYTES = 768 * 1024;

    private final JdbcClient jdbc;
    private final Vault vault;

    StagedFile(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void keep(long id, byte[] file) {
        for (int from = 0, part = 0; from < file.length; from += PART_BYTES, part++) {
            var bytes = Arrays.copyOfRange(file, from, Math.min(file.length, from + PART_BYTES));
            jdbc.sql("insert into household.import_part (import, part, sealed) values (:id, :part, :sealed)")
                .param("id", id)
                .param("part", part)
                .param("sealed", vault.seal(Base64.getEncoder().encodeToString(bytes)))
                .update();
        }
    }

    byte[] open(long id) {
        var parts = jdbc.sql("select part from household.import_part where import = :id order by part").param("id", id)
            .query(Integer.class).list();
        var file = new ByteArrayOutputStream();
        for (int part : parts) {
            var sealed = jdbc.sql("select sealed from household.import_part where import = :id and part = :part")
                .param("id", id)
                .param("part", part)
                .query((row, number) -> row.getBytes(1)).single();
            file.writeBytes(Base64.getDecoder().decode(vault.open(sealed)));
        }
        return file.toByteArray();
    }
}
