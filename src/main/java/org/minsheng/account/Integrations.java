package org.minsheng.account;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.Grant;
import org.minsheng.shared.Viewer;

/**
 * Other systems that act here with a token; only those that were let in, have not expired and were not revoked are
 * found.
 */
public interface Integrations {

    /**
     * Another system with what it may do.
     *
     * @param permissions such as {@code appeals:read}; where they hold, says the viewer's grant
     */
    record Integration(Viewer viewer, Set<String> permissions) {

        public Integration {
            permissions = Set.copyOf(permissions);
        }

        public AccountId id() {
            var account = viewer.account();
            if (account == null) {
                throw new IllegalStateException("an integration has an account");
            }
            return account;
        }

        /** Its one grant: for which organisation and within which area it acts. */
        public Grant grant() {
            return viewer.grants().getFirst();
        }

        public boolean may(String permission) {
            return permissions.contains(permission);
        }
    }

    /** Whose token it is; the answer may be five seconds old. */
    Optional<Integration> byToken(String token);

    Optional<Integration> byId(AccountId id);

    /** Those that work now, newest first, at most 200. */
    List<Integration> active();
}
