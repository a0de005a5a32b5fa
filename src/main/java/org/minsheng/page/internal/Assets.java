package org.minsheng.page.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;

/** Finds the hashed file behind a plain name in {@code static/assets/assets.properties}, which the web build writes. */
public final class Assets {

    private static final Map<String, String> ADDRESSES = read();

    private Assets() {
    }

    /** The address of a built file, such as {@code /assets/console-3f9c1a2b.css} for {@code console.css}. */
    public static String builtAddress(String name) {
        return ADDRESSES.getOrDefault(name, "/assets/" + name);
    }

    private static Map<String, String> read() {
        Map<String, String> addresses = new TreeMap<>();
        var list = new ClassPathResource("static/assets/assets.properties");
        if (list.exists()) {
            var names = new Properties();
            try (var in = list.getInputStream()) {
                names.load(in);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            names.stringPropertyNames().forEach(name -> addresses.put(name, "/assets/" + names.getProperty(name)));
        }
        return Map.copyOf(addresses);
    }
}
