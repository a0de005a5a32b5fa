package org.minsheng.visit.internal.form;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.shared.Slice;

/** What the screens of the designer show. */
public final class FormViews {

    private FormViews() {
    }

    public record Listed(Slice<ListedRow> rows, List<Option> purposes, boolean mayCreate) {
    }

    public record ListedRow(FormRow form, String area) {
    }

    /** @param from the form that is copied, null for a new one */
    public record Fresh(Form form, List<Option> areas, List<Option> purposes, @Nullable FormRow from) {
    }

    /**
     * The designer.
     *
     * @param page faults of the last action on the form as a whole
     * @param editing the field that is open, null for none
     * @param sheet the draft as somebody fills it in
     */
    public record Designer(FormRow row, String area, boolean edits, Form page, List<Flaw> flaws,
                    @Nullable Editing editing, FormSheet sheet, List<FormBook.VersionRow> versions) {

        public List<Flaw> flawsOf(String path) {
            return flaws.stream().filter(flaw -> flaw.path().equals(path)).toList();
        }

        public boolean opens(String path) {
            return editing != null && editing.path().equals(path);
        }
    }

    /** @param earlier what a condition can be about */
    public record Editing(String path, Field field, Form form, List<Option> earlier, List<Option> prefills) {
    }

    public record Details(FormRow row, Form form, List<Option> areas, List<Option> purposes) {
    }

    /** @param against number of the version that it is compared with, 0 for none; {@code number} 0 is the draft */
    public record Version(FormRow row, int number, int against, List<Differences.Difference> differences,
                   FormSheet sheet, List<FormBook.VersionRow> versions) {
    }

    public record Trial(FormRow row, FormSheet sheet, boolean accepted, @Nullable String answers) {
    }

    public record Import(Form form, List<Option> areas, List<Option> purposes) {
    }
}
