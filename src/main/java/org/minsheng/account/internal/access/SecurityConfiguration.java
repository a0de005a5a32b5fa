package org.minsheng.account.internal.access;

import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * Three doors: pages with a session in a cookie, interfaces with a token in the header or a key among the parameters,
 * and the field app with a page's session. All ask the same table.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Everything from this server, nothing inline: a script that got into a text does not run. */
    private static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data: blob:%s; object-src 'none'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final String contentPolicy;

    SecurityConfiguration(@Value("${minsheng.map.tiles}") String mapTiles) {
        this.contentPolicy = CONTENT_POLICY.formatted(sourceOf(mapTiles));
    }

    /** Pictures under maps may come from where the operator says, and from nowhere else. */
    static String sourceOf(String mapTiles) {
        var host = Pattern.compile("(https?://)(\\{s}\\.)?([A-Za-z0-9.-]+(:\\d+)?)/.*").matcher(mapTiles);
        return host.matches() ? " " + host.group(1) + (host.group(2) == null ? "" : "*.") + host.group(3) : "";
    }

    @Bean
    RouteTable routeTable() throws IOException {
        var text = new ClassPathResource("access.txt").getContentAsString(StandardCharsets.UTF_8);
        return RouteTable.parse(text.lines().toList());
    }

    /** Nobody reads them, and wrapping every filter costs more than the filters do. */
    @Bean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * The field app: a page's sign-in, an interface's answers. Its header cannot be sent by a foreign page without
     * asking first, so it stands for the token of a form; the header of the answers tells them from those of a café's
     * Wi-Fi.
     */
    @Bean
    @Order(0)
    SecurityFilterChain fieldDoor(HttpSecurity http, RouteTable table, SecurityContextRepository signIns,
                                  CsrfTokenRepository tokens, ClosedInterface closedInterface) {
        var closed = closedInterface.door("Session", "account.interface.sign-in");
        plain(http.securityMatcher("/api/field/**"), table)
            .securityContext(context -> context.securityContextRepository(signIns))
            .csrf(csrf -> csrf.csrfTokenRepository(tokens).requireCsrfProtectionMatcher(request ->
                !READING.contains(request.getMethod()) && request.getHeader("X-Device") == null))
            .headers(headers -> headers.addHeaderWriter(new StaticHeadersWriter("X-Field", "1")))
            .exceptionHandling(faults -> faults.authenticationEntryPoint(closed).accessDeniedHandler(closed));
        return http.build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain interfaceDoor(HttpSecurity http, RouteTable table, BearerSignIn bearer,
                                      ClosedInterface closedInterface) {
        var closed = closedInterface.door("Bearer", "account.interface.token");
        plain(http.securityMatcher("/api/**", "/open311/**"), table)
            .csrf(AbstractHttpConfigurer::disable)
            .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            .exceptionHandling(faults -> faults.authenticationEntryPoint(closed).accessDeniedHandler(closed))
            .addFilterBefore(bearer.filter(), AnonymousAuthenticationFilter.class);
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pageDoor(HttpSecurity http, RouteTable table, SecurityContextRepository signIns,
                                 CsrfTokenRepository tokens) {
        var turnedAway = new TurnedAway(table);
        plain(http, table)
            .securityContext(context -> context.securityContextRepository(signIns))
            .csrf(csrf -> csrf.csrfTokenRepository(tokens))
            .exceptionHandling(faults -> faults.authenticationEntryPoint(turnedAway).accessDeniedHandler(turnedAway));
        return http.build();
    }

    private HttpSecurity plain(HttpSecurity http, RouteTable table) {
        return http
            .authorizeHttpRequests(requests -> requests
                .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD).permitAll()
                .anyRequest().access(new Gate(table)))
            .requestCache(AbstractHttpConfigurer::disable)
            .logout(AbstractHttpConfigurer::disable)
            .headers(headers -> headers
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter(new Caching())
                .contentSecurityPolicy(policy -> policy.policyDirectives(contentPolicy))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy("geolocation=(self), camera=(self), microphone=()")));
    }

    /** In a cookie, so that residents' forms need neither a session nor a script. */
    @Bean
    CsrfTokenRepository formTokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("csrf");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }

    /** A resident's session outlives the browser, a member of staff's does not. */
    @Bean
    CookieSerializer sessionCookies() {
        var cookies = new DefaultCookieSerializer();
        cookies.setCookieName("session");
        cookies.setRememberMeRequestAttribute("org.minsheng.session.lasting");
        return cookies;
    }
}
