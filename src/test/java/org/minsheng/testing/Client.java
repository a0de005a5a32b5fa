package org.minsheng.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A browser without a screen: it keeps cookies, sends forms with their hidden token and follows no redirect. */
public final class Client {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String base;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
        .cookieHandler(cookies)
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String token = "";

    public Client(String base) {
        this.base = base;
    }

    /** Sends this header with every request from now on. */
    public Client with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Fills in the staff's form with the password of the demo. */
    public Client signIn(String username) {
        var answer = post("/sign-in", Map.of("username", username, "password", "minsheng"));
        if (answer.statusCode() != 303) {
            throw new IllegalStateException(username + " could not sign in: " + answer.statusCode());
        }
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** A file as it comes. */
    public byte[] bytes(String path) {
        try {
            return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray()).body();
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Sends a form with its hidden token. */
    public HttpResponse<String> post(String path, Map<String, String> form) {
        var fields = new LinkedHashMap<>(form);
        fields.putIfAbsent("_csrf", token());
        return send(request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encoded(fields))));
    }

    /** Sends a form and takes the file that it answers with. */
    public HttpResponse<byte[]> file(String path, Map<String, String> form) {
        var fields = new LinkedHashMap<>(form);
        fields.putIfAbsent("_csrf", token());
        try {
            return http.send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(fields))).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** One file of a form. */
    public record Upload(String field, String name, String mediaType, byte[] content) {
    }

    /** Sends a form with files and its hidden token, as a browser does. */
    public HttpResponse<String> post(String path, Map<String, String> form, List<Upload> files) {
        var fields = new LinkedHashMap<>(form);
        fields.putIfAbsent("_csrf", token());
        var boundary = "----minsheng" + System.nanoTime();
        var body = new ArrayList<byte[]>();
        fields.forEach((name, value) -> body.add(("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
            .formatted(boundary, name, value)).getBytes(StandardCharsets.UTF_8)));
        for (var file : files) {
            body.add(("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                .formatted(boundary, file.field(), file.name(), file.mediaType())).getBytes(StandardCharsets.UTF_8));
            body.add(file.content());
            body.add("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.add(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofByteArrays(body)));
    }

    /** Any method with any body; the token travels in a header. */
    public HttpResponse<String> send(String method, String path, String mediaType, String body) {
        var request = request(path).method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", mediaType);
        return send(path.startsWith("/api") ? request : request.header("X-XSRF-TOKEN", token()));
    }

    public List<String> cookies() {
        return new ArrayList<>(cookies.getCookieStore().getCookies().stream().map(Object::toString).toList());
    }

    private String token() {
        if (token.isEmpty()) {
            var found = TOKEN.matcher(anonymousForm());
            if (!found.find()) {
                throw new IllegalStateException("no token in the form");
            }
            token = found.group(1);
        }
        return token;
    }

    private String anonymousForm() {
        return send(HttpRequest.newBuilder(URI.create(base + "/sign-in")).GET()).body();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        headers.forEach(request::header);
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String encoded(Map<String, String> fields) {
        var parts = new ArrayList<String>();
        fields.forEach((name, value) -> parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return String.join("&", parts);
    }
}
