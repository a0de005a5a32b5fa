package org.minsheng.account.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Begins and ends sessions. A session holds the account's number and epoch and where it was begun, nothing else. */
@Component
class Sessions {

    static final Duration STAFF = Duration.ofHours(12);
    static final Duration RESIDENT = Duration.ofDays(30);

    private static final String ACCOUNT = "account";
    private static final String EPOCH = "epoch";
    private static final String DEVICE = "device";
    private static final String ADDRESS = "address";

    private final FindByIndexNameSessionRepository<? extends Session> stored;

    Sessions(FindByIndexNameSessionRepository<? extends Session> stored) {
        this.stored = stored;
    }

    /** @param device what the browser calls itself */
    record Open(String id, String device, String address, Instant begunAt, Instant usedAt) {
    }

    record Owner(AccountId account, int epoch) {
    }

    /** A new session under a new number, so that whoever knew the old one has nothing. */
    void begin(HttpServletRequest request, Owner owner, Duration idle) {
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
    void keep(HttpServletRequest request, int epoch) {
        var session = request.getSession(false);
        if (session != null) {
            session.setAttribute(EPOCH, epoch);
        }
    }

    static @Nullable Owner owner(@Nullable HttpSession session) {
        return session != null && session.getAttribute(ACCOUNT) instanceof Long account
            && session.getAttribute(EPOCH) instanceof Integer epoch ? new Owner(new AccountId(account), epoch) : null;
    }

    static void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** The sessions of an account, the one used last first. */
    List<Open> of(AccountId account) {
        return stored.findByPrincipalName(principal(account)).values().stream()
            .map(session -> new Open(session.getId(), session.getAttributeOrDefault(DEVICE, ""),
                session.getAttributeOrDefault(ADDRESS, ""), session.getCreationTime(), session.getLastAccessedTime()))
            .sorted(Comparator.comparing(Open::usedAt).reversed())
            .toList();
    }

    void end(AccountId account, String session) {
        if (stored.findByPrincipalName(principal(account)).containsKey(session)) {
            stored.deleteById(session);
        }
    }

    /** Removes what is stored; the raised epoch has already made it worthless. */
    void endAll(AccountId account, @Nullable String but) {
        for (var session : stored.findByPrincipalName(principal(account)).keySet()) {
            if (!session.equals(but)) {
                stored.deleteById(session);
            }
        }
    }

    private static String principal(AccountId account) {
        return "account:" + account.value();
    }

    private static String shortened(@Nullable String text) {
        return text == null ? "" : text.substring(0, Math.min(300, text.length()));
    }
}
