package org.minsheng.household.internal.console;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.internal.AddingMember.Wish;
import org.minsheng.household.internal.Came;
import org.minsheng.household.internal.Relation;
import org.minsheng.page.Form;
import org.minsheng.people.IdentityNumber;
import org.minsheng.people.PersonDetails;
import org.minsheng.people.Sex;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;

/** Reads the form about somebody who is added. */
final class MemberForm {

    private MemberForm() {
    }

    /** Null when something is wrong, with sentences beside the fields. */
    static @Nullable Wish read(Form form, LocalDate today) {
        var name = form.required("name", 30);
        var number = form.read("identityNumber", IdentityNumber::new, "people.identity.malformed");
        var phone = form.read("phone", PhoneNumber::new, "household.phone.malformed");
        var born = date(form, "born");
        var sex = form.choice("sex", Sex.class);
        form.required("relation", 20);
        var relation = form.choice("relation", Relation.class);
        form.required("came", 20);
        var came = form.choice("came", Came.class);
        var since = date(form, "since");
        if (number == null && born == null && form.fault("identityNumber") == null) {
            form.reject("born", "household.born.required");
        }
        if (number != null && born != null && !number.born().equals(born)) {
            form.reject("born", "household.born.differs");
        }
        return form.hasErrors() || relation == null || came == null ? null
            : new Wish(new PersonDetails(name, number, phone, born, sex), relation, came, since == null ? today : since,
            guardian(form));
    }

    static @Nullable PersonId guardian(Form form) {
        var id = form.read("guardian", Long::valueOf, "form.not-a-choice");
        return id == null ? null : new PersonId(id);
    }

    static @Nullable LocalDate date(Form form, String field) {
        try {
            return form.value(field).isEmpty() ? null : LocalDate.parse(form.value(field));
        } catch (DateTimeParseException wrong) {
            form.reject(field, "household.date.malformed");
            return null;
        }
    }
}
