package org.minsheng.appeal.internal.assigning;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.Sight;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** The people of an organisation among whom a matter can be given from one to another. */
@Component
public class Colleagues {

    private static final int MOST = 200;

    private final Accounts accounts;

    Colleagues(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * The viewer's organisation that holds the matter, else the one that received it; null when neither is the
     * viewer's.
     */
    public static @Nullable OrganisationId organisation(Viewer viewer, Appeal appeal) {
        var own = viewer.organisations();
        var work = appeal.work();
        return Stream.of(Optional.ofNullable(work.holderOrg()), Optional.ofNullable(work.deskOrg()))
            .flatMap(Optional::stream)
            .filter(own::contains)
            .findFirst().orElse(null);
    }

    /** Those of the organisation who have to do with appeals, by name. */
    public List<Viewer> at(OrganisationId organisation) {
        return accounts.viewers(accounts.at(organisation).stream().limit(MOST).toList()).values().stream()
            .filter(viewer -> Sight.lens(viewer) != null)
            .sorted(Comparator.comparing(Viewer::name))
            .toList();
    }

    public Optional<Viewer> one(OrganisationId organisation, AccountId account) {
        return at(organisation).stream().filter(viewer -> account.equals(viewer.account())).findFirst();
    }
}
