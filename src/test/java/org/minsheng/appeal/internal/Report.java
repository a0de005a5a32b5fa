package org.minsheng.appeal.internal;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.minsheng.testing.Client;

/** A resident with a phone that has no script: fills in the report page by page and sends what the pages carry. */
public final class Report {

    static final String RECEIPT = "/t/([0-9a-f]{32})/receipt";
    private static final Pattern HIDDEN =
        Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");
    private static int address = 1;

    public final Client client;
    public final Map<String, String> fields = new LinkedHashMap<>();

    private Report(Client client) {
        this.client = client;
    }

    /** Each from an address of its own, so that limits do not meet. */
    public static Report at(Client client, String query) {
        var report = new Report(client.with("X-Forwarded-For",
            "10.9." + (address / 250) + "." + (1 + address++ % 250)));
        report.read(client.get("/appeals/new?" + query));
        return report;
    }

    public Report with(String field, String value) {
        fields.put(field, value);
        return this;
    }

    /**
     * Sends the page that is open and takes over what the answer carries; what neighbours said before is another
     * matter.
     */
    public HttpResponse<String> next(Map<String, String> typed) {
        return next(typed, List.of());
    }

    public HttpResponse<String> next(Map<String, String> typed, List<Client.Upload> photos) {
        var sent = new LinkedHashMap<>(fields);
        sent.putAll(typed);
        var answer = photos.isEmpty() ? client.post("/appeals/new", sent) : client.post("/appeals/new", sent, photos);
        read(answer);
        if (fields.containsKey("seen")) {
            answer = client.post("/appeals/new", new LinkedHashMap<>(fields));
            read(answer);
        }
        return answer;
    }

    /** Fills in everything up to the last page. */
    public Report told(String body, String phone) {
        next(Map.of("body", body));
        next(Map.of("kind", "COMPLAINT", "detail", "2单元门口"));
        next(phone.isEmpty() ? Map.of("toldBy", "PAGE") : Map.of("phone", phone, "toldBy", "SMS"));
        return this;
    }

    public HttpResponse<String> send() {
        return client.post("/appeals", fields);
    }

    private void read(HttpResponse<String> answer) {
        fields.clear();
        var form = answer.body().substring(Math.max(0, answer.body().indexOf("<main")));
        var hidden = HIDDEN.matcher(form);
        while (hidden.find()) {
            fields.put(hidden.group(1), unescaped(hidden.group(2)));
        }
        fields.remove("_csrf");
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", "\"")
            .replace("&#39;", "'").replace("&amp;", "&");
    }

    public static String tracking(HttpResponse<String> filed) {
        var location = filed.headers().firstValue("Location").orElse("");
        var found = Pattern.compile(RECEIPT).matcher(location);
        if (!found.find()) {
            throw new AssertionError(filed.statusCode() + " " + location + "\n" + filed.body());
        }
        return found.group(1);
    }

    public static Client.Upload photo(String name) {
        return new Client.Upload("photos", name, "image/jpeg", jpeg(640, 480));
    }

    public static byte[] jpeg(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var brush = picture.createGraphics();
        brush.setColor(new Color(0x9a, 0xb8, 0x8f));
        brush.fillRect(0, 0, width, height);
        brush.setColor(new Color(0x5a, 0x4a, 0x3a));
        brush.fillOval(width / 4, height / 3, width / 2, height / 2);
        brush.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
