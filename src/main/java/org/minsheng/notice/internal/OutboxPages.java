package org.minsheng.notice.internal;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Page;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.Slice;
import org.minsheng.shared.StartNote;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** In the demo only: the messages that would have gone to phones, for a visitor to read codes and follow links. */
@Controller
@OnlyIf(setting = "minsheng.demo")
class OutboxPages implements StartNote {

    private static final int PAGE = 20;

    private final JdbcClient jdbc;
    private final Seals seals;
    private final Environment environment;

    OutboxPages(JdbcClient jdbc, Seals seals, Environment environment) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.environment = environment;
    }

    @GetMapping("/outbox")
    ModelAndView latest(Page page) {
        var after = page.url().get("after");
        return page.show("notice/outbox",
            new OutboxView(latest(after.matches("\\d{1,18}") ? Long.valueOf(after) : null)));
    }

    private Slice<OutboxView.Item> latest(@Nullable Long before) {
        var rows = jdbc.sql("""
                select id, at, channel, masked, sealed
                from notice.outbox
                where cast(:before as bigint) is null or id < :before
                order by id desc
                limit :size
                """)
            .param("before", before)
            .param("size", PAGE + 1)
            .query((row, number) -> {
                var letter = seals.open(row.getBytes("sealed"));
                return new OutboxView.Item(row.getLong("id"), row.getObject("at", OffsetDateTime.class).toInstant(),
                    Carrier.valueOf(row.getString("channel")), row.getString("masked"), pieces(letter), letter.path());
            })
            .list();
        return Slice.of(rows, PAGE, item -> Long.toString(item.id()));
    }

    private static List<String> pieces(Letter letter) {
        var code = letter.parts().getOrDefault("code", "");
        int at = code.isEmpty() ? -1 : letter.text().indexOf(code);
        return at < 0 ? List.of(letter.text(), "", "")
            : List.of(letter.text().substring(0, at), code, letter.text().substring(at + code.length()));
    }

    @Override
    public int order() {
        return 16;
    }

    @Override
    public List<String> lines() {
        var address = "http://localhost:" + environment.getProperty("local.server.port") + "/outbox";
        return List.of("  %-40s %s".formatted(address, "短信发件箱 · messages to phones"));
    }
}
