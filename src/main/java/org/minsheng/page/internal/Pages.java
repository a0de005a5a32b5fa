package org.minsheng.page.internal;

import jakarta.servlet.http.Cookie;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Bell;
import org.minsheng.page.MapTiles;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.page.RouteAccess;
import org.minsheng.page.TableColumns;
import org.minsheng.shared.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** What all pages share: the menu, the texts, the built assets. */
@Component
public class Pages {

    static final String FLASH = "flash";
    /** Before a sentence that warns; encoding never begins with it. */
    static final String WARNING = "!";

    private final MessageSource messages;
    private final RouteAccess access;
    private final List<Menu> menus;
    private final ObjectProvider<Bell> bell;
    private final TableChoices choices;
    private final Clock clock;
    private final boolean demo;
    private final MapTiles tiles;
    private final Map<Locale, Wording> wordings = new ConcurrentHashMap<>();

    Pages(MessageSource messages, RouteAccess access, List<Menu> menus, ObjectProvider<Bell> bell,
          TableChoices choices, Clock clock, @Value("${minsheng.demo}") boolean demo,
          @Value("${minsheng.map.tiles}") String tiles,
          @Value("${minsheng.map.attribution}") String attribution) {
        this.messages = messages;
        this.access = access;
        this.menus = menus.stream().sorted(Comparator.comparingInt(Menu::order)).toList();
        this.bell = bell;
        this.choices = choices;
        this.clock = clock;
        this.demo = demo;
        this.tiles = new MapTiles(tiles, attribution);
    }

    public Wording wording(Locale locale) {
        return wordings.computeIfAbsent(locale, language -> new Wording(messages, language));
    }

    public boolean allows(Viewer viewer, String method, String path) {
        return access.allows(viewer, method, path);
    }

    public List<Menu> menu(Viewer viewer) {
        return menus.stream().filter(entry -> access.allows(viewer, "GET", entry.path())).toList();
    }

    /** Null for somebody who has not chosen, or cannot. */
    public TableColumns.@Nullable Choice chosen(Viewer viewer, String table) {
        var account = viewer.account();
        return account == null ? null : choices.of(account, table);
    }

    /** Null where nothing can ring. */
    public @Nullable Bell bell() {
        return bell.getIfAvailable();
    }

    public String asset(String name) {
        return Assets.builtAddress(name);
    }

    public Clock clock() {
        return clock;
    }

    public MapTiles tiles() {
        return tiles;
    }

    public boolean demo() {
        return demo;
    }

    /** htmx follows a 303 itself and would put the next page into the target, so it is told to go there instead. */
    public ModelAndView redirect(String path, boolean fragment) {
        var response = current().getResponse();
        if (fragment && response != null) {
            response.setHeader("HX-Redirect", path);
            var nothing = new ModelAndView();
            nothing.setView((model, request, answer) -> answer.setStatus(HttpStatus.OK.value()));
            return nothing;
        }
        var view = new RedirectView(path);
        view.setExposeModelAttributes(false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(view);
    }

    /** The sentence travels in a cookie, so that no page needs a session for it. */
    public void flash(Page.Flash left) {
        var response = current().getResponse();
        if (response != null) {
            var cookie = new Cookie(FLASH,
                (left.warning() ? WARNING : "") + URLEncoder.encode(left.sentence(), StandardCharsets.UTF_8));
            cookie.setPath("/");
            cookie.setHttpOnly(true);
            cookie.setMaxAge(60);
            response.addCookie(cookie);
        }
    }

    private static ServletRequestAttributes current() {
        return (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
    }
}
