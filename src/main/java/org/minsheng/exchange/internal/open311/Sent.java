package org.minsheng.exchange.internal.open311;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** The parameters of a request. An empty one counts as one that was not sent, as the standard says. */
record Sent(Map<String, List<String>> parameters, @Nullable MultipartFile media, String repeatKey) {

    static Sent of(HttpServletRequest request) {
        var parameters = new TreeMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name,
            Arrays.stream(values).map(value -> value.replace("\r\n", "\n").replace("\0", "").strip())
                .filter(value -> !value.isEmpty()).toList()));
        parameters.values().removeIf(List::isEmpty);
        var file = request instanceof MultipartHttpServletRequest multipart ? multipart.getFile("media") : null;
        var key = request.getHeader("Idempotency-Key");
        return new Sent(parameters, file == null || file.isEmpty() ? null : file, key == null ? "" : key.strip());
    }

    @Nullable String value(String name) {
        var values = parameters.get(name);
        return values == null ? null : values.getFirst();
    }

    String text(String name, int most) {
        var value = value(name);
        if (value != null && value.codePointCount(0, value.length()) > most) {
            throw Open311Fault.wrong(name + " is longer than " + most + " characters");
        }
        return value == null ? "" : value;
    }

    String required(String name) {
        var value = value(name);
        if (value == null) {
            throw Open311Fault.missing(name);
        }
        return value;
    }

    /** Several, divided by commas or said one by one. */
    List<String> list(String name) {
        return parameters.getOrDefault(name, List.of()).stream()
            .flatMap(value -> Arrays.stream(value.split(",")))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .distinct()
            .toList();
    }

    /** A whole number from one on. */
    int number(String name, int usual, int most) {
        var value = value(name);
        if (value == null) {
            return usual;
        }
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < 1) {
            throw Open311Fault.wrong(name + " is not a number from 1 on");
        }
        return Math.min(most, Integer.parseInt(value));
    }

    /**
     * What was answered to an attribute: {@code attribute[CODE]}, for several {@code attribute[CODE][]}, which some
     * clients number.
     */
    List<String> attribute(String code) {
        var name = "attribute[" + code + "]";
        return parameters.entrySet().stream()
            .filter(one -> one.getKey().startsWith(name)
                && one.getKey().substring(name.length()).matches("|\\[\\d{0,3}]"))
            .flatMap(one -> one.getValue().stream())
            .distinct()
            .toList();
    }

    /** The same for the same content sent by the same system, or for the same {@code Idempotency-Key} of it. */
    byte[] digest(AccountId account) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            add(digest, account.value() + "");
            if (!repeatKey.isEmpty()) {
                add(digest, "key " + repeatKey);
                return digest.digest();
            }
            parameters.forEach((name, values) -> {
                if (!name.equals("api_key")) {
                    add(digest, name + "=" + values);
                }
            });
            if (media != null) {
                digest.update(media.getBytes());
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private static void add(MessageDigest digest, String part) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
