package org.minsheng.attachment.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The browser a file came from, known by a secret in a cookie of a day; the database keeps only its hash. It lets
 * somebody without a sign-in look at a photo until it belongs to something.
 */
final class Uploader {

    static final String COOKIE = "uploads";
    private static final int DAY_SECONDS = 24 * 60 * 60;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Uploader() {
    }

    /** Null outside a request; gives the browser a secret when it has none yet. */
    static byte @Nullable [] ofThisRequest() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web)) {
            return null;
        }
        var known = of(web.getRequest());
        if (known != null || web.getResponse() == null) {
            return known;
        }
        return introduce(web.getRequest(), web.getResponse());
    }

    static byte @Nullable [] of(HttpServletRequest request) {
        if (request.getAttribute(COOKIE) instanceof byte[] introduced) {
            return introduced;
        }
        if (request.getCookies() != null) {
            for (var cookie : request.getCookies()) {
                if (cookie.getName().equals(COOKIE) && cookie.getValue().length() >= 22) {
                    return hash(cookie.getValue());
                }
            }
        }
        return null;
    }

    private static byte[] introduce(HttpServletRequest request, HttpServletResponse response) {
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        var cookie = new Cookie(COOKIE, secret);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setMaxAge(DAY_SECONDS);
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
        byte[] hash = hash(secret);
        request.setAttribute(COOKIE, hash);
        return hash;
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
