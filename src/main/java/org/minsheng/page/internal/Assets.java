package org.minsheng.page.internal;

import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Finds the hashed file behind a plain name in {@code static/assets/assets.properties}, which the web build writes. */
@Component
class Assets {

    private final Map<String, String> addresses = new TreeMap<>();

    Assets() throws IOException {
        var list = new ClassPathResource("static/assets/assets.properties");
        if (list.exists()) {
            var names = new Properties();
            try (var in = list.getInputStream()) {
                names.load(in);
            }
            names.stringPropertyNames().forEach(name -> addresses.put(name, "/assets/" + names.getProperty(name)));
        }
    }

    String address(String name) {
        return addresses.getOrDefault(name, "/assets/" + name);
    }
}
