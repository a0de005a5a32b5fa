package org.minsheng.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.internal.Pages;
import org.minsheng.page.internal.Wording;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * Everything a template needs besides its own view: who looks, in which language and size, texts, formats, the menu.
 * A controller method takes it as an argument and ends with {@link #show}.
 */
public final class Page {

    private static final String CONSOLE = "/console";

    private final Pages pages;
    private final Wording wording;
    private final Viewer viewer;
    private final Request request;
    /** Looked up once: which of forty entries the reader may open is asked for each of them. */
    private @Nullable List<Menu> menu;
    private @Nullable String here;

    /** What the request said about itself. {@code flash} is the sentence left by the action before. */
    public record Request(String path, Map<String, List<String>> query, Locale locale, Looks looks, Csrf csrf,
                          boolean fragment, @Nullable Flash flash, String base) {
    }

    /** The sentence left by the action before. */
    public record Flash(String sentence, boolean warning) {

        public String icon() {
            return warning ? "alert-circle" : "circle-check";
        }
    }

    /** Choices kept in cookies: {@code theme} is light, dark or auto. */
    public record Looks(String theme, boolean large) {
    }

    /** Goes into every form as a hidden field. */
    public record Csrf(String parameter, String token) {
    }

    public Page(Pages pages, Viewer viewer, Request request) {
        this.pages = pages;
        this.wording = pages.wording(request.locale());
        this.viewer = viewer;
        this.request = request;
    }

    /**
     * Renders {@code src/main/jte/<template>.jte}, whose parameters are {@code Page page} and the view under the name
     * {@code view}.
     */
    public ModelAndView show(String template, Object view) {
        return show(template, view, HttpStatus.OK);
    }

    public ModelAndView show(String template, Object view, HttpStatus status) {
        var shown = new ModelAndView(template, Map.of("page", this, "view", view));
        shown.setStatus(status);
        return shown;
    }

    /** The form again, with its errors beside the fields and what was typed kept (422). */
    public ModelAndView again(String template, Object view) {
        return show(template, view, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** Sends the browser on (303) with a sentence that the next page shows once; the key's text may take arguments. */
    public ModelAndView go(String path, String flashKey, Object... args) {
        pages.flash(new Flash(t(flashKey, args), false));
        return go(path);
    }

    /** Goes on with a sentence about what did not work, or not as wished. */
    public ModelAndView warn(String path, String flashKey, Object... args) {
        pages.flash(new Flash(t(flashKey, args), true));
        return go(path);
    }

    public ModelAndView go(String path) {
        return pages.redirect(path, request.fragment());
    }

    /** The text of a message key in the reader's language. */
    public String t(String key, Object... args) {
        return wording.text(key, args);
    }

    /** The same where there is one; null where no module has a text of this key. */
    public @Nullable String known(String key) {
        return wording.known(key);
    }

    /** The text of an enum constant: key {@code <SimpleName>.<CONSTANT>}. */
    public String t(Enum<?> constant) {
        return wording.text(constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }

    public Viewer viewer() {
        return viewer;
    }

    public Locale locale() {
        return request.locale();
    }

    public boolean chinese() {
        return request.locale().getLanguage().equals("zh");
    }

    public String path() {
        return request.path();
    }

    /**
     * The address of the installation as it was set up, else as the reader sees it, for links and codes that leave the
     * page.
     */
    public String base() {
        return request.base();
    }

    public Looks looks() {
        return request.looks();
    }

    public Csrf csrf() {
        return request.csrf();
    }

    /** Whether htmx asks for a part of the page only. */
    public boolean fragment() {
        return request.fragment();
    }

    public @Nullable Flash flash() {
        return request.flash();
    }

    /** The present address with its filters; change a part with {@link Url#with}. */
    public Url url() {
        return new Url(request.path(), request.query());
    }

    /** A key for a form about to be shown, so that sending it twice does one thing. */
    public RequestKey newKey() {
        return RequestKey.fresh();
    }

    public boolean may(String method, String path) {
        return pages.allows(viewer, method, path);
    }

    /** The menu entries that this person may open, in order. */
    public List<Menu> menu() {
        var known = menu;
        if (known == null) {
            known = pages.menu(viewer);
            menu = known;
        }
        return known;
    }

    /** The same entries under their headings. */
    public List<MenuGroup> menuGroups() {
        Map<String, List<Menu>> groups = new TreeMap<>(Comparator.comparingInt(Menu.GROUPS::indexOf));
        menu().forEach(entry -> groups.computeIfAbsent(entry.group(), heading -> new ArrayList<>()).add(entry));
        return groups.entrySet().stream().map(group -> new MenuGroup(group.getKey(), group.getValue())).toList();
    }

    /** The page belongs to the menu entry of this path, whatever its own address. */
    public Page within(String menuPath) {
        here = menuPath;
        return this;
    }

    /** Whether the reader is in the part of the console that this entry opens: the longest path that fits wins. */
    public boolean isHere(Menu entry) {
        var known = here;
        if (known == null) {
            known = menu().stream().map(Menu::path).filter(this::isWithin)
                .max(Comparator.comparingInt(String::length)).orElse("");
            here = known;
        }
        return entry.path().equals(known);
    }

    private boolean isWithin(String menuPath) {
        return path().equals(menuPath) || !menuPath.equals(CONSOLE) && path().startsWith(menuPath + "/");
    }

    /** Whether this is a page of the console, not one for residents. */
    public boolean console() {
        return path().equals(CONSOLE) || path().startsWith(CONSOLE + "/");
    }

    /** The bell of this member of staff; null for everybody else. */
    public @Nullable Rung bell() {
        var bell = pages.bell();
        return bell == null || viewer.account() == null || !may("GET", bell.path()) ? null
            : new Rung(bell.path(), bell.unread(viewer));
    }

    /** @param unread at most 100, which stands for more */
    public record Rung(String path, int unread) {

        public String count() {
            return unread > 99 ? "99+" : Integer.toString(unread);
        }
    }

    /**
     * The columns of a table as this reader wants them.
     *
     * @param heads the keys of its headings, an empty one above what can be done with a row
     */
    public TableColumns columns(String table, String... heads) {
        return new TableColumns(table, List.of(heads), List.of(), pages.chosen(viewer, table));
    }

    /** The address of a built style or script, with its content hash: {@code asset("console.css")}. */
    public String asset(String name) {
        return pages.asset(name);
    }

    public MapTiles tiles() {
        return pages.tiles();
    }

    public boolean demo() {
        return pages.demo();
    }

    public Clock clock() {
        return pages.clock();
    }

    /** For lists: 今天 14:05, 昨天 09:00, 明天 08:30, 11月3日, 2025年11月3日. */
    public String when(Instant instant) {
        return wording.when(local(instant), ZonedDateTime.now(pages.clock()));
    }

    /** For documents: 2026年11月23日 周一 14:05. */
    public String dateTime(Instant instant) {
        return wording.dateTime(local(instant));
    }

    public String date(LocalDate date) {
        return wording.date(date);
    }

    /** 2026年1月4日（星期日）, where it matters which day of the week it is. */
    public String dateAndWeekday(LocalDate date) {
        return wording.dateAndWeekday(date);
    }

    /** 1 天 3 小时, 25 分钟: the two largest parts of a span, never negative. */
    public String span(Duration span) {
        return wording.span(span.abs());
    }

    public String number(long value) {
        return wording.number(value);
    }

    private ZonedDateTime local(Instant instant) {
        return instant.atZone(pages.clock().getZone());
    }
}
