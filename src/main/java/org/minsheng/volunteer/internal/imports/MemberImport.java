package org.minsheng.volunteer.internal.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Staged;
import org.minsheng.page.Staged.Counts;
import org.minsheng.page.Staged.Judged;
import org.minsheng.page.Staged.Stage;
import org.minsheng.shared.AreaCode;

/**
 * A sheet of members, and what became of it.
 *
 * @param area whose communities the sheet may name
 * @param titles what stands over the columns; {@code columns} what each means, empty for one that is left out
 */
public record MemberImport(long id, Stage stage, String fileName, AreaCode area, int headRow, List<String> titles,
                           List<String> columns, Instant uploadedAt, Counts counts) {

    /**
     * One row: one member.
     *
     * @param reason as {@link Staged#reason} writes it, null unless it is wrong
     * @param person null while nobody is known
     * @param unitTold what the sheet says; {@code unit} the organisation of that name
     * @param community its code, or what the sheet says where that is none of ours
     * @param membership the registration that it changes or repeats, null for a new one
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Row(int number, Judged judged, @Nullable String reason, @Nullable Long person,
                      byte @Nullable [] nameSealed, String maskedName, byte @Nullable [] phoneSealed,
                      String maskedPhone, String unitTold, @Nullable Long unit, String community, List<String> skills,
                      @Nullable Long membership, int version, String unitBefore, List<String> skillsBefore) {

        Row wrong(String key, Object... args) {
            return new Row(number, Judged.WRONG, Staged.reason(key, args), person, nameSealed, maskedName, phoneSealed,
                maskedPhone, unitTold, unit, community, skills, null, 0, "", List.of());
        }

        static Row of(ResultSet row, int n) throws SQLException {
            return new Row(row.getInt("number"), Judged.valueOf(row.getString("state")), row.getString("reason"),
                row.getObject("person", Long.class), row.getBytes("name_sealed"), row.getString("masked_name"),
                row.getBytes("phone_sealed"), row.getString("masked_phone"), row.getString("unit_told"),
                row.getObject("unit", Long.class), row.getString("community"), texts(row, "skills"),
                row.getObject("membership", Long.class), row.getInt("version"), row.getString("unit_before"),
                texts(row, "skills_before"));
        }
    }

    static MemberImport of(ResultSet row, int n) throws SQLException {
        return new MemberImport(row.getLong("id"), Stage.valueOf(row.getString("state")), row.getString("file_name"),
            new AreaCode(row.getString("area")), row.getInt("head_row"), texts(row, "titles"), texts(row, "columns"),
            row.getObject("uploaded_at", OffsetDateTime.class).toInstant(), new Counts(row.getInt("rows_new"),
                row.getInt("rows_changed"), row.getInt("rows_same"), row.getInt("rows_wrong")));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    public String path() {
        return MemberImportPages.PATH + "/" + id;
    }
}
