package org.minsheng.page.internal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.page.Speech;
import org.minsheng.shared.Viewer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UriComponentsBuilder;

/** Hands {@link Page}, {@link Viewer} and {@link Form} to controller methods that ask for them. */
@Component
public class PageArguments implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private static final List<Class<?>> KNOWN = List.of(Page.class, Viewer.class, Form.class);

    private final Pages pages;
    private final String publicUrl;

    PageArguments(@Lazy Pages pages, @Value("${minsheng.public-url:}") String publicUrl) {
        this.pages = pages;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return KNOWN.contains(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
                                  NativeWebRequest web, @Nullable WebDataBinderFactory binders) {
        var request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("no servlet request");
        }
        if (parameter.getParameterType() == Viewer.class) {
            return viewer();
        }
        if (parameter.getParameterType() == Form.class) {
            var typed = new LinkedMultiValueMap<String, String>();
            request.getParameterMap()
                .forEach((name, values) -> typed.put(name, new java.util.ArrayList<>(List.of(values))));
            return new Form(typed);
        }
        return page(request, web.getNativeResponse(HttpServletResponse.class));
    }

    /** Also used for error pages, which no controller makes. */
    public Page page(HttpServletRequest request, @Nullable HttpServletResponse response) {
        var looks = new Page.Looks(cookie(request, "theme", "auto"), cookie(request, "large", "").equals("1"));
        return new Page(pages, viewer(), new Page.Request(asked(request), query(request), Speech.of(request), looks,
            csrf(request), request.getHeader("HX-Request") != null && request.getHeader("HX-Boosted") == null,
            flash(request, response), publicUrl.isEmpty() ? base(request) : publicUrl));
    }

    private static String base(HttpServletRequest request) {
        int usual = request.isSecure() ? 443 : 80;
        return request.getScheme() + "://" + request.getServerName()
            + (request.getServerPort() == usual ? "" : ":" + request.getServerPort())
            + request.getContextPath();
    }

    /** The path that was asked for, also when the container came on to the error page. */
    private static String asked(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
            ? failed : request.getRequestURI();
    }

    /** The sign-in that the account module put into the security context, or an anonymous visitor. */
    static Viewer viewer() {
        var signIn = SecurityContextHolder.getContext().getAuthentication();
        return signIn != null && signIn.getPrincipal() instanceof Viewer viewer ? viewer : Viewer.ANONYMOUS;
    }

    private static Page.Csrf csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
            ? new Page.Csrf(token.getParameterName(), token.getToken()) : new Page.Csrf("_csrf", "");
    }

    private static Map<String, List<String>> query(HttpServletRequest request) {
        Map<String, List<String>> query = new TreeMap<>();
        if (request.getQueryString() != null) {
            var parts = UriComponentsBuilder.newInstance().query(request.getQueryString()).build();
            parts.getQueryParams().forEach((name, values) -> query.put(decode(name),
                values.stream().map(value -> value == null ? "" : decode(value)).toList()));
        }
        return query;
    }

    private static Page.@Nullable Flash flash(HttpServletRequest request, @Nullable HttpServletResponse response) {
        var sentence = cookie(request, Pages.FLASH, "");
        if (sentence.isEmpty() || response == null) {
            return null;
        }
        var gone = new Cookie(Pages.FLASH, "");
        gone.setPath("/");
        gone.setMaxAge(0);
        response.addCookie(gone);
        boolean warning = sentence.startsWith(Pages.WARNING);
        return new Page.Flash(decode(warning ? sentence.substring(Pages.WARNING.length()) : sentence), warning);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    private static String cookie(HttpServletRequest request, String name, String otherwise) {
        var cookies = request.getCookies();
        return cookies == null ? otherwise : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name))
            .map(Cookie::getValue)
            .findFirst().orElse(otherwise);
    }
}
