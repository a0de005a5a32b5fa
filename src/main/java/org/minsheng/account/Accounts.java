package org.minsheng.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;

/** What other modules ask about sign-ins. */
public interface Accounts {

    /** Display names of many in one query; unknown ids are left out. */
    Map<AccountId, String> names(Collection<AccountId> ids);

    /** Who these active accounts are, with what they may; others are left out. */
    Map<AccountId, Viewer> viewers(Collection<AccountId> ids);

    /** Active accounts with a grant of this organisation. */
    List<AccountId> at(OrganisationId organisation);

    /**
     * What was ever granted at these organisations or for exactly these areas, in one query.
     *
     * @param without an account whose grants count as ended, null for none
     */
    Postings postings(Collection<OrganisationId> organisations, Collection<AreaCode> areas,
                      @Nullable AccountId without);

    /** Active accounts with one of the roles over an area that contains the place. */
    List<AccountId> over(AreaCode place, Collection<Role> roles);

    /** The sign-ins of a person, closed ones too; still known while that person's erasure is announced. */
    List<AccountId> of(PersonId person);

    /** The persons behind those of these active accounts that have linked a phone. */
    Map<AccountId, PersonId> phones(Collection<AccountId> ids);
}
