package org.minsheng.volunteer.internal.activity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Vault;
import org.springframework.stereotype.Component;

/**
 * Codes that only who stands before the organiser's screen can read: another one every 30 seconds, signed with the key
 * of the installation, so that none is stored. A phone turns a fresh code into a ticket for its own person, which
 * leaves time to press the button.
 */
@Component
class TurningCode {

    static final int TURNS_SECONDS = 30;
    private static final int TICKET_SECONDS = 600;
    private static final int HEX_DIGITS = 20;

    /** Coming or going. */
    enum Way {
        IN, OUT
    }

    private final Vault vault;
    private final Clock clock;

    TurningCode(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    String now(long activity, Way way) {
        return code(activity, way, turn());
    }

    /** The present code and the one before, for who scanned at the last moment. */
    boolean isFresh(long activity, Way way, String code) {
        return same(code, code(activity, way, turn())) || same(code, code(activity, way, turn() - 1));
    }

    String ticket(long activity, Way way, PersonId person) {
        long until = clock.instant().getEpochSecond() + TICKET_SECONDS;
        return until + "-" + sign("volunteer-ticket", activity + ":" + way + ":" + person.value() + ":" + until);
    }

    boolean isValid(long activity, Way way, PersonId person, String ticket) {
        int dash = ticket.indexOf('-');
        if (!ticket.matches("\\d{1,12}-[0-9a-f]+")
            || Long.parseLong(ticket.substring(0, dash)) < clock.instant().getEpochSecond()) {
            return false;
        }
        return same(ticket.substring(dash + 1), sign("volunteer-ticket",
            activity + ":" + way + ":" + person.value() + ":" + ticket.substring(0, dash)));
    }

    private long turn() {
        return clock.instant().getEpochSecond() / TURNS_SECONDS;
    }

    private String code(long activity, Way way, long turn) {
        return sign("volunteer-check-in", activity + ":" + way + ":" + turn);
    }

    private String sign(String kind, String text) {
        return HexFormat.of().formatHex(vault.index(kind, text)).substring(0, HEX_DIGITS);
    }

    private static boolean same(String told, String known) {
        return MessageDigest.isEqual(told.getBytes(StandardCharsets.UTF_8), known.getBytes(StandardCharsets.UTF_8));
    }
}
