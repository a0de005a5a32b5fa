package org.minsheng.account.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Begins and ends sessions. A session holds the account's number and epoch and where it was begun, nothing else. */
@Component
public class Sessions {

    static final Duration STAFF = Duration.ofHours(12);
    static final Duration PENDING = Duration.ofMinutes(10);
    public static final Duration RESIDENT = Duration.ofDays(30);

    private static final String ACCOUNT = "account";
    private static final String EPOCH = "epoch";
    private static final String DEVICE = "device";
    private static final String ADDRESS = "address";

    private final FindByIndexNameSessionRepository<? extends Session> stored;

    Sessions(FindByIndexNameSessionRepository<? extends Session> stored) {
        this.stored = stored;
    }

    /**
     * A session as its owner sees it.
     *
     * @param key names it without being it: whoever reads it cannot take the session over
     * @param device what the browser calls itself
     */
    public record Open(String key, String device, String address, Instant begunAt, Instant usedAt) {

        /** What kind of device it is, as far as it says: the last part of a message key. */
        public String family() {
            for (var known : List.of("MicroMessenger", "Android", "iPhone", "iPad", "Windows", "Macintosh", "Linux")) {
                if (device.contains(known)) {
                    return known.toLowerCase(Locale.ROOT);
                }
            }
            return "other";
        }
    }

    public record Owner(AccountId account, int epoch) {
    }

    /** Between the password and what is asked after it: nothing is open yet. */
    record Pending(Owner owner, SignIn.Step step, String to) {
    }

    void await(HttpServletRequest request, Pending pending) {
        var old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        var session = request.getSession(true);
        session.setMaxInactiveInterval((int) PENDING.toSeconds());
        session.setAttribute("pending-account", pending.owner.account.value());
        session.setAttribute("pending-epoch", pending.owner.epoch);
        session.setAttribute("pending-step", pending.step.name());
        session.setAttribute("pending-to", pending.to);
    }

    static @Nullable Pending pending(HttpServletRequest request, SignIn.Step step) {
        var session = request.getSession(false);
        return session != null && session.getAttribute("pending-account") instanceof Long account
            && session.getAttribute("pending-epoch") instanceof Integer epoch
            && session.getAttribute("pending-to") instanceof String to
            && step.name().equals(session.getAttribute("pending-step"))
            ? new Pending(new Owner(new AccountId(account), epoch), step, to) : null;
    }

    /** A sealed secret that waits for its first code. */
    static void keepSecret(HttpServletRequest request, byte[] sealed) {
        request.getSession(true).setAttribute("new-secret", sealed);
    }

    static byte @Nullable [] secret(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute("new-secret") instanceof byte[] sealed ? sealed : null;
    }

    /** A new session under a new number, so that whoever knew the old one has nothing. */
    public void begin(HttpServletRequest request, Owner owner, Duration idle) {
        var old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        if (idle.compareTo(STAFF) > 0) {
            request.setAttribute("org.minsheng.session.lasting", true);
        }
        var session = request.getSession(true);
        session.setMaxInactiveInterval((int) idle.toSeconds());
        session.setAttribute(ACCOUNT, owner.account.value());
        session.setAttribute(EPOCH, owner.epoch);
        session.setAttribute(DEVICE, shortened(request.getHeader("User-Agent")));
        session.setAttribute(ADDRESS, request.getRemoteAddr());
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, principal(owner.account));
    }

    /** Keeps this session in the new epoch when all others are ended. */
    static void keep(HttpServletRequest request, int epoch) {
        var session = request.getSession(false);
        if (session != null) {
            session.setAttribute(EPOCH, epoch);
        }
    }

    static @Nullable Owner owner(@Nullable HttpSession session) {
        return session != null && session.getAttribute(ACCOUNT) instanceof Long account
            && session.getAttribute(EPOCH) instanceof Integer epoch ? new Owner(new AccountId(account), epoch) : null;
    }

    public static void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** The sessions of an account, the one used last first. */
    public List<Open> of(AccountId account) {
        return stored.findByPrincipalName(principal(account)).values().stream()
            .map(session -> new Open(key(session.getId()), session.getAttributeOrDefault(DEVICE, ""),
                session.getAttributeOrDefault(ADDRESS, ""), session.getCreationTime(), session.getLastAccessedTime()))
            .sorted(Comparator.comparing(Open::usedAt).reversed())
            .toList();
    }

    public void end(AccountId account, String key) {
        for (var session : stored.findByPrincipalName(principal(account)).keySet()) {
            if (key(session).equals(key)) {
                stored.deleteById(session);
            }
        }
    }

    /** Removes what is stored; the raised epoch has already made it worthless. */
    public void endAll(AccountId account, @Nullable String butId) {
        for (var session : stored.findByPrincipalName(principal(account)).keySet()) {
            if (!session.equals(butId)) {
                stored.deleteById(session);
            }
        }
    }

    public static String key(String id) {
        return Hashes.sha256(id).substring(0, 16);
    }

    public static @Nullable String id(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? null : session.getId();
    }

    public static String key(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? "" : key(session.getId());
    }

    private static String principal(AccountId account) {
        return "account:" + account.value();
    }

    private static String shortened(@Nullable String text) {
        return text == null ? "" : text.substring(0, Math.min(300, text.length()));
    }
}
