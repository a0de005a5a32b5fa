package org.minsheng.account.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.internal.SignIn.Step;
import org.minsheng.shared.AccountId;
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
    private final SecondFactors secondFactors;
    private final LockOut lockOut;
    private final Attempts attempts;
    private final AuditTrail audit;
    private final Clock clock;
    private final int triesPerAddress;
    private final boolean demo;

    SigningIn(StaffAccounts accounts, Passwords passwords, SecondFactors secondFactors, LockOut lockOut,
              Attempts attempts, AuditTrail audit, Clock clock,
              @Value("${minsheng.sign-in.tries-per-address:50}") int triesPerAddress,
              @Value("${minsheng.demo}") boolean demo) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.secondFactors = secondFactors;
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
        return passed(found, null);
    }

    /** The code of the second factor; wrong ones count as wrong passwords do. */
    SignIn attemptSecond(Sessions.Owner owner, String code) {
        var found = accounts.with(owner.account()).filter(account -> account.epoch() == owner.epoch()).orElse(null);
        var secret = found == null ? null : found.secondFactor();
        if (found == null || secret == null) {
            return new SignIn.Refused("account.sign-in.again");
        }
        var locked = lockOut.take(found.username());
        if (locked != null) {
            return refusedFor(locked);
        }
        if (!secondFactors.uses(found.account(), secret, code)) {
            return failed(found.username(), found) instanceof SignIn.Refused refused && !refused.key().endsWith("wrong")
                ? refused : new SignIn.Refused("account.second-factor.wrong");
        }
        return passed(found, Step.DONE);
    }

    /** What comes after a step that was just taken. */
    SignIn.Passed after(AccountId account, Step taken) {
        return passed(accounts.with(account).orElseThrow(), taken);
    }

    private SignIn.Passed passed(StaffAccounts.Credentials account, @Nullable Step taken) {
        var step = next(account, taken);
        if (step != Step.SECOND_FACTOR) {
            lockOut.forget(account.username());
        }
        if (step == Step.DONE) {
            signedIn(account);
        }
        return new SignIn.Passed(account.owner(), step);
    }

    /** The password is asked first, the second factor next, a new password last. */
    private Step next(StaffAccounts.Credentials account, @Nullable Step taken) {
        if (taken == null && account.secondFactor() != null) {
            return Step.SECOND_FACTOR;
        }
        if (account.secondFactor() == null && account.administrator() && !demo) {
            return Step.ENROLMENT;
        }
        return account.mustChangePassword() ? Step.NEW_PASSWORD : Step.DONE;
    }

    private void signedIn(StaffAccounts.Credentials account) {
        lockOut.forget(account.username());
        accounts.signedIn(account.account(), clock.instant());
        audit.record(new Viewer(account.account(), account.name(), null, List.of()), "account.sign-in",
            "account:" + account.id(), null, null);
    }

    /** Counts a failure of a known or unknown name and says what to tell. */
    private SignIn failed(String username, StaffAccounts.@Nullable Credentials known) {
        var locked = lockOut.failed(username);
        if (known != null) {
            audit.record(Viewer.ANONYMOUS, locked == null ? "account.sign-in-failure" : "account.lock",
                "account:" + known.id(), null, Map.of());
        }
        return locked == null ? new SignIn.Refused("account.sign-in.wrong") : refusedFor(locked);
    }

    private static SignIn refusedFor(Duration locked) {
        return new SignIn.Refused("account.sign-in.locked", locked.plusSeconds(59).toMinutes());
    }
}
