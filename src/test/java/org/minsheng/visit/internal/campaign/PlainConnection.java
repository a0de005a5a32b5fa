package org.minsheng.visit.internal.campaign;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One kept connection that reads an answer to its end and looks at nothing but its status, so that two hundred clients
 * cost the machine that also carries the server as little as two hundred phones would.
 */
final class PlainConnection {

    private final URI base;
    private final String cookies;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    PlainConnection(String base, String cookies) {
        this.base = URI.create(base);
        this.cookies = cookies;
    }

    /**
     * The status of the answer; whoever does not get one within the time hangs up.
     *
     * @param form null to ask for a page
     */
    int send(String path, @Nullable String form, int timeoutMillis) throws IOException {
        try {
            var connected = connected();
            connected.setSoTimeout(timeoutMillis);
            connected.getOutputStream().write(request(path, form).getBytes(StandardCharsets.UTF_8));
            return answer();
        } catch (IOException nobodyAnswered) {
            hangUp();
            throw nobodyAnswered;
        }
    }

    private Socket connected() throws IOException {
        var known = socket;
        if (known == null) {
            known = new Socket(base.getHost(), base.getPort());
            known.setTcpNoDelay(true);
            in = new BufferedInputStream(known.getInputStream(), 16_384);
            socket = known;
        }
        return known;
    }

    private String request(String path, @Nullable String form) {
        var head = (form == null ? "GET " : "POST ") + path + " HTTP/1.1\r\nHost: "
            + base.getAuthority() + "\r\nCookie: "
            + cookies + "\r\n";
        return form == null ? head + "\r\n"
            : head + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + form.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + form;
    }

    private int answer() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        long length = 0;
        boolean chunked = false;
        boolean closing = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var said = header.toLowerCase(Locale.ROOT);
            length = said.startsWith("content-length:") ? Long.parseLong(said.substring(15).strip()) : length;
            chunked |= said.startsWith("transfer-encoding:") && said.contains("chunked");
            closing |= said.startsWith("connection:") && said.contains("close");
        }
        in.skipNBytes(length);
        while (chunked) {
            long part = Long.parseLong(line(), 16);
            in.skipNBytes(part);
            line();
            chunked = part > 0;
        }
        if (closing) {
            hangUp();
        }
        return status;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new EOFException();
            }
            if (one != '\r') {
                line.append((char) one);
            }
        }
        return line.toString();
    }

    private void hangUp() throws IOException {
        var known = socket;
        socket = null;
        if (known != null) {
            known.close();
        }
    }
}
