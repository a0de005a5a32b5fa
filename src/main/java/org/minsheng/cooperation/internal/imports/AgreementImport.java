package org.minsheng.cooperation.internal.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.cooperation.internal.Rows;
import org.minsheng.cooperation.internal.ServiceKind;
import org.minsheng.cooperation.internal.agreement.Period;
import org.minsheng.page.Staged;
import org.minsheng.page.Staged.Counts;
import org.minsheng.page.Staged.Judged;
import org.minsheng.page.Staged.Stage;
import org.minsheng.shared.AreaCode;

/**
 * A sheet that was looked through, and what became of it.
 *
 * @param area whose communities the sheet may name
 * @param columns which columns were recognised
 */
public record AgreementImport(long id, Stage stage, String fileName, AreaCode area, List<String> columns,
                              Instant uploadedAt, Counts counts) {

    /**
     * One row: one promise.
     *
     * @param reason message key and its arguments between bars, null unless it is wrong
     * @param community its code, or what the sheet says where that is none of ours
     * @param unit null while it is to be entered
     * @param item the promise that it changes or repeats, null for a new one
     */
    public record Row(int number, Judged judged, @Nullable String reason, String community, String unitName,
                      @Nullable Long unit, @Nullable Long item, @Nullable LocalDate startsOn,
                      @Nullable LocalDate endsOn, ServiceKind kind, String title,
                      String detail, @Nullable Integer quantity, @Nullable Period period, String performer) {

        Row wrong(String key, Object... args) {
            return new Row(number, Judged.WRONG, Staged.reason(key, args), community, unitName, unit, item, startsOn,
                endsOn, kind, title, detail, quantity, period, performer);
        }

        Row judged(Judged how, @Nullable Long known) {
            return new Row(number, how, null, community, unitName, unit, known, startsOn, endsOn, kind, title, detail,
                quantity, period, performer);
        }

        static Row of(ResultSet row, int n) throws SQLException {
            var period = row.getString("period");
            return new Row(row.getInt("number"), Judged.valueOf(row.getString("state")),
                row.getString("reason"), row.getString("community"), row.getString("unit_name"),
                Rows.number(row, "unit"), Rows.number(row, "item"), row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class), ServiceKind.valueOf(row.getString("kind")),
                row.getString("title"), row.getString("detail"), row.getObject("quantity", Integer.class),
                period == null ? null : Period.valueOf(period), row.getString("performer"));
        }
    }

    static AgreementImport of(ResultSet row, int n) throws SQLException {
        var columns = row.getString("columns");
        return new AgreementImport(row.getLong("id"), Stage.valueOf(row.getString("state")), row.getString("file_name"),
            new AreaCode(row.getString("community")), columns.isEmpty() ? List.of() : List.of(columns.split(",", -1)),
            Rows.at(row, "uploaded_at"), new Counts(row.getInt("rows_new"), row.getInt("rows_changed"),
                row.getInt("rows_same"), row.getInt("rows_wrong")));
    }

    public String path() {
        return AgreementImportPages.PATH + "/" + id;
    }
}
