package org.minsheng.account.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.internal.SignIn.Step;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A member of staff shows who they are. Unknown names take as long and fail with the same words as wrong passwords; the
 * slow hash is computed outside any transaction.
 */
@Component
class SigningIn {

    private static final String ADDRESS = "staff-sign-in";
    private static final Duration ADDRESS_WINDOW = Duration.ofMinutes(15);

    private final StaffAccounts accounts;
    private final Passwords passwords;
    private final LockOut lockOut;
    private final Attempts attempts;
    private final AuditTrail audit;
    private final Clock clock;
    private final int triesPerAddress;
    private final boolean demo;

    SigningIn(StaffAccounts accounts, Passwords passwords, LockOut lockOut, Attempts attempts, AuditTrail audit, Clock clock,
              @Value("${minsheng.sign-in.tries-per-address:50}") int triesPerAddress, @Value("${minsheng.demo}") boolean demo) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.lockOut = lockOut;
        this.attempts = attempts;
        this.audit = audit;
        this.clock = clock;
        this.triesPerAddress = triesPerAddress;
        this.demo = demo;
    }

    SignIn attempt(String typed, String password, String address) {
        var username = StaffAccounts.normal(typed);
        if (!attempts.mayTry(ADDRESS, address, triesPerAddress, ADDRESS_WINDOW)) {
            return new SignIn.Refused("account.sign-in.address-limit");
        }
        var locked = lockOut.take(username);
        if (locked != null) {
            return refusedFor(locked);
        }
        var found = accounts.named(username).orElse(null);
        if (!passwords.matches(password, found == null ? null : found.password()) || found == null) {
            attempts.count(ADDRESS, address);
            return failed(username, found);
        }
        var step = next(found, found.secondFactor() != null ? Step.SECOND_FACTOR : null);
        if (step != Step.SECOND_FACTOR) {
            lockOut.forget(username);
        }
        if (step == Step.DONE) {
            signedIn(found);
        }
        return new SignIn.Passed(found.owner(), step);
    }

    /** The step after the given one, null meaning that there was none before. */
    Step next(StaffAccounts.Credentials account, @Nullable Step asked) {
        if (asked == Step.SECOND_FACTOR) {
            return asked;
        }
        if (account.secondFactor() == null && account.administrator() && !demo) {
            return Step.ENROLMENT;
        }
        return account.mustChangePassword() ? Step.NEW_PASSWORD : Step.DONE;
    }

    void signedIn(StaffAccounts.Credentials account) {
        lockOut.forget(account.username());
        accounts.signedIn(account.account(), clock.instant());
        audit.record(new Viewer(account.account(), account.name(), null, java.util.List.of()), "account.sign-in",
            "account:" + account.id(), null, null);
    }

    /** Counts a failure of a known or unknown name and says what to tell. */
    SignIn failed(String username, StaffAccounts.@Nullable Credentials known) {
        var locked = lockOut.failed(username);
        if (known != null) {
            audit.record(Viewer.ANONYMOUS, locked == null ? "account.sign-in-failure" : "account.lock",
                "account:" + known.id(), null, Map.of());
        }
        return locked == null ? new SignIn.Refused("account.sign-in.wrong") : refusedFor(locked);
    }

    static SignIn refusedFor(Duration locked) {
        return new SignIn.Refused("account.sign-in.locked", locked.plusSeconds(59).toMinutes());
    }
}
