package org.minsheng.exchange.internal.open311;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.Appeals;
import org.minsheng.appeal.Matter;
import org.minsheng.exchange.internal.open311.Service.Attribute;
import org.minsheng.exchange.internal.open311.Service.Choice;
import org.minsheng.exchange.internal.open311.Service.Datatype;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The matters of the lower level as services, with what was set for them; a topic without matters below is one itself.
 */
@Component
class Services {

    private final Appeals appeals;
    private final JdbcClient jdbc;

    Services(Appeals appeals, JdbcClient jdbc) {
        this.appeals = appeals;
        this.jdbc = jdbc;
    }

    private record Setting(String matter, boolean offered, AppealKind kind, boolean batch) {
    }

    private static final Setting USUAL = new Setting("", true, AppealKind.HELP, false);

    /** All of them, those that are not offered too. */
    List<Service> all() {
        var matters = appeals.matters();
        var byCode = matters.stream().collect(Collectors.toMap(Matter::code, matter -> matter));
        var parents = matters.stream().map(Matter::parent).collect(Collectors.toSet());
        var settings = settings();
        var attributes = attributes();
        var services = new ArrayList<Service>();
        for (var matter : matters) {
            var group = matter.parent() == null ? matter : byCode.get(matter.parent());
            if (!parents.contains(matter.code()) && group != null) {
                var setting = settings.getOrDefault(matter.code(), USUAL);
                services.add(new Service(matter, group, setting.offered(), setting.kind(), setting.batch(),
                    attributes.getOrDefault(matter.code(), List.of())));
            }
        }
        return services;
    }

    List<Service> offered() {
        return all().stream().filter(Service::offered).toList();
    }

    Optional<Service> offered(String code) {
        return offered().stream().filter(service -> service.matter().code().equals(code)).findFirst();
    }

    private Map<String, Setting> settings() {
        return jdbc.sql("select matter, offered, kind, batch from exchange.service")
            .query(Setting.class)
            .list()
            .stream()
            .collect(Collectors.toMap(Setting::matter, setting -> setting));
    }

    private Map<String, List<Attribute>> attributes() {
        Map<String, List<Attribute>> found = new HashMap<>();
        jdbc.sql("select * from exchange.service_attribute order by matter, position, code")
            .query((row, n) -> found.computeIfAbsent(row.getString("matter"), matter -> new ArrayList<>())
                .add(new Attribute(row.getString("code"), Datatype.valueOf(row.getString("datatype")),
                    row.getBoolean("required"), row.getString("description_zh"), row.getString("description_en"),
                    choices(row.getString("options")))))
            .list();
        return found;
    }

    /** One {@code key=name} a line; a line without a sign is both. */
    static List<Choice> choices(String lines) {
        return lines.lines().map(String::strip).filter(line -> !line.isEmpty()).map(line -> {
            int sign = line.indexOf('=');
            return sign < 0 ? new Choice(line, line)
                : new Choice(line.substring(0, sign).strip(), line.substring(sign + 1).strip());
        }).toList();
    }
}
