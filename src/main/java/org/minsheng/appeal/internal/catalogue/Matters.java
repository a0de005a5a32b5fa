package org.minsheng.appeal.internal.catalogue;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an appeal can be about, in two levels; what is read may be five seconds old. */
@Component
public class Matters {

    /** @param parent null on the upper level */
    public record Matter(String code, @Nullable String parent, String nameZh, String nameEn, boolean retired) {

        public String name(Page page) {
            return page.chinese() ? nameZh : nameEn;
        }
    }

    /** A matter of the upper level with those below it. */
    public record Topic(Matter topic, List<Matter> matters) {
    }

    private final JdbcClient jdbc;
    private final LoadingCache<String, Map<String, Matter>> known =
        Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).build(all -> load());

    Matters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that can still be chosen. */
    public List<Topic> choices() {
        var matters = known.get("").values();
        return matters.stream()
            .filter(matter -> matter.parent() == null && !matter.retired())
            .map(topic -> new Topic(topic, matters.stream()
                .filter(matter -> topic.code().equals(matter.parent()) && !matter.retired())
                .toList()))
            .toList();
    }

    /** All of them, retired ones too. */
    public List<Topic> everything() {
        var matters = known.get("").values();
        return matters.stream()
            .filter(matter -> matter.parent() == null)
            .map(topic ->
                new Topic(topic, matters.stream().filter(matter -> topic.code().equals(matter.parent())).toList()))
            .toList();
    }

    public @Nullable Matter of(@Nullable String code) {
        return code == null ? null : known.get("").get(code);
    }

    public boolean isChoice(String code) {
        var matter = of(code);
        return matter != null && !matter.retired();
    }

    /** The name alone, or the empty text. */
    public String name(Page page, @Nullable String code) {
        var matter = of(code);
        return matter == null ? "" : matter.name(page);
    }

    /** Both levels: 小区物业 · 下水管道堵塞. */
    public String path(Page page, @Nullable String code) {
        var matter = of(code);
        if (matter == null) {
            return "";
        }
        var topic = of(matter.parent());
        return topic == null ? matter.name(page) : topic.name(page) + " · " + matter.name(page);
    }

    void forget() {
        known.invalidateAll();
    }

    private Map<String, Matter> load() {
        Map<String, Matter> matters = new LinkedHashMap<>();
        jdbc.sql("""
                select code, parent, name_zh, name_en, retired_at is not null as retired
                from appeal.matter
                order by position, code
                """)
            .query((row, n) -> new Matter(row.getString("code"), row.getString("parent"), row.getString("name_zh"),
                row.getString("name_en"), row.getBoolean("retired")))
            .list()
            .forEach(matter -> matters.put(matter.code(), matter));
        return matters;
    }
}
