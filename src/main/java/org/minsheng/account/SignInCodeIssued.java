package org.minsheng.account;

import java.time.Duration;
import java.time.Instant;
import org.minsheng.shared.PhoneNumber;

/**
 * A resident asked for a code to sign in with; whoever sends messages brings it. Published in the transaction that
 * stores its hash.
 */
public record SignInCodeIssued(PhoneNumber phone, String code, Duration validFor, Instant at) {
}
