package org.minsheng.exchange.internal.open311;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes an answer in the format that the address ends in; XML, which the standard requires, for any that it does not
 * know.
 */
@Component
class Rendering {

    static final MediaType XML = new MediaType("text", "xml", StandardCharsets.UTF_8);
    static final MediaType JSON = new MediaType("application", "json", StandardCharsets.UTF_8);

    private final XMLOutputFactory xml = XMLOutputFactory.newDefaultFactory();
    private final JsonMapper json;

    Rendering(JsonMapper json) {
        this.json = json;
    }

    static boolean isKnown(String format) {
        return format.equals("xml") || format.equals("json");
    }

    /** Pages of other sites may read it: nothing here depends on cookies. */
    ResponseEntity<byte[]> answer(HttpStatusCode status, String format, Tree tree) {
        boolean asJson = format.equals("json");
        return ResponseEntity.status(status)
            .contentType(asJson ? JSON : XML)
            .header("Access-Control-Allow-Origin", "*")
            .body(asJson ? json.writeValueAsBytes(plain(tree)) : xml(tree));
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Tree.One one -> plain(one.fields());
            case Tree.Many many -> many.items().stream().map(Rendering::plain).toList();
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((name, part) -> copy.put(name, plain(part)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    private byte[] xml(Tree tree) {
        var bytes = new ByteArrayOutputStream();
        try {
            var writer = xml.createXMLStreamWriter(bytes, "UTF-8");
            writer.writeStartDocument("UTF-8", "1.0");
            write(writer, tree.name(), tree);
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(XMLStreamWriter writer, String name, @Nullable Object value) throws XMLStreamException {
        writer.writeStartElement(name);
        switch (value) {
            case null -> { }
            case Tree.One one -> fields(writer, one.fields());
            case Map<?, ?> map -> fields(writer, map);
            case Tree.Many many -> items(writer, many.item(), many.items());
            default -> writer.writeCharacters(allowed(value.toString()));
        }
        writer.writeEndElement();
    }

    private static void fields(XMLStreamWriter writer, Map<?, ?> fields) throws XMLStreamException {
        for (var field : fields.entrySet()) {
            write(writer, field.getKey().toString(), field.getValue());
        }
    }

    private static void items(XMLStreamWriter writer, String name, List<?> items) throws XMLStreamException {
        for (var item : items) {
            write(writer, name, item);
        }
    }

    /** XML has no way to say some characters; they are left out. */
    private static String allowed(String text) {
        return text.codePoints()
            .filter(c -> c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    }
}
