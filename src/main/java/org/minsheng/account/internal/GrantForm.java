package org.minsheng.account.internal;

import org.jspecify.annotations.Nullable;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Form;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.springframework.stereotype.Component;

/** Reads the fields "area" (a code) and "organisation" (a full name in the area's county) of a form. */
@Component
class GrantForm {

    private final Posts posts;

    GrantForm(Posts posts) {
        this.posts = posts;
    }

    @Nullable AreaCode area(Form form) {
        form.required("area", 25);
        return form.read("area", AreaCode::new, "account.grant.area-wrong");
    }

    /** The installation itself when nothing was typed; null when there is no such organisation, which is then said. */
    @Nullable OrganisationId organisation(Form form, @Nullable AreaCode area) {
        var name = form.optional("organisation", 100);
        if (name.isEmpty()) {
            return DemoAccounts.INSTALLATION;
        }
        var found = area == null || area.value().length() < 6 ? null
            : posts.organisationByName(area.county(), name).orElse(null);
        if (found == null) {
            form.reject("organisation", "account.grant.organisation-unknown");
        }
        return found;
    }
}
