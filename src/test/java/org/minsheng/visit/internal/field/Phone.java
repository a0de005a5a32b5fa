package org.minsheng.visit.internal.field;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.minsheng.testing.Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A phone without a browser: it says what the app says. */
final class Phone {

    static final JsonMapper JSON = new JsonMapper();

    final UUID id = UUID.randomUUID();
    private final String base;
    private final String cookies;
    private final KeyPair keys;
    private final HttpClient http = HttpClient.newHttpClient();

    Phone(String base, Client signedIn) {
        this.base = base;
        this.cookies = String.join("; ", signedIn.cookies());
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Phone(String base, Client signedIn, Phone other) {
        this.base = base;
        this.cookies = String.join("; ", signedIn.cookies());
        this.keys = other.keys;
    }

    HttpResponse<String> register(UUID device) {
        return send("POST", "/devices", device, Map.of("device", device, "name", "测试手机",
            "publicKey", Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())));
    }

    HttpResponse<String> register() {
        return register(id);
    }

    byte[] opened(HttpResponse<String> registered) {
        try {
            var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.DECRYPT_MODE, keys.getPrivate(),
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
            return cipher.doFinal(Base64.getDecoder().decode(json(registered).get("key").asString()));
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    HttpResponse<String> announce(UUID photo, byte[] content) {
        return send("POST", "/uploads", id, Map.of("id", photo, "bytes", content.length, "sha256", sha256(content)));
    }

    HttpResponse<String> piece(UUID photo, int offset, byte[] piece) {
        return send(request("/uploads/" + photo, id).header("Content-Type", "application/offset+octet-stream")
            .header("Upload-Offset", Integer.toString(offset))
            .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(piece)));
    }

    HttpResponse<String> get(String path) {
        return send(request(path, id).GET());
    }

    HttpResponse<String> send(String method, String path, UUID device, Object body) {
        return send(request(path, device).header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private HttpRequest.Builder request(String path, UUID device) {
        return HttpRequest.newBuilder(URI.create(base + "/api/field/v1" + path)).header("Cookie", cookies)
            .header("X-Device", device.toString());
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
}
