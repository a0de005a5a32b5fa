package org.minsheng.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** An address whose query is the state of a screen: its filters, its page, its tab. */
public record Url(String path, Map<String, List<String>> query) {

    public Url {
        query = Map.copyOf(query);
    }

    /** The same address with one part of the query set, or taken out when the value is null or empty. */
    public Url with(String name, @Nullable String value) {
        var changed = new LinkedHashMap<>(query);
        if (value == null || value.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, List.of(value));
        }
        return new Url(path, changed);
    }

    public Url without(String name) {
        return with(name, null);
    }

    /** The first value, or an empty text. */
    public String get(String name) {
        return query.getOrDefault(name, List.of("")).getFirst();
    }

    public boolean is(String name, String value) {
        return get(name).equals(value);
    }

    /** The names in a steady order, so that equal states have equal addresses. */
    public List<String> names() {
        var names = new ArrayList<>(query.keySet());
        names.sort(null);
        return names;
    }

    @Override
    public String toString() {
        var uri = UriComponentsBuilder.fromPath(path);
        names().forEach(name -> uri.queryParam(name, "{" + name + "}"));
        Map<String, Object> values = new LinkedHashMap<>();
        names().forEach(name -> values.put(name, get(name)));
        return uri.encode().buildAndExpand(values).toUriString();
    }
}
