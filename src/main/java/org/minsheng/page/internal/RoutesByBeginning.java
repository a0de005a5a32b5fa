package org.minsheng.page.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * An address with a number in it is compared with each of nearly a thousand routes. Most begin otherwise, which is seen
 * at a glance; only the few that are left are looked at closely.
 */
@Component
class RoutesByBeginning implements WebMvcRegistrations {

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new Mapping();
    }

    private static final class Mapping extends RequestMappingHandlerMapping {

        private final Map<RequestMappingInfo, List<String>> beginnings = new ConcurrentHashMap<>();

        @Override
        protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo route,
                HttpServletRequest request) {
            return mayMatch(route, request) ? super.getMatchingMapping(route, request) : null;
        }

        private boolean mayMatch(RequestMappingInfo route, HttpServletRequest request) {
            if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
                return true;
            }
            var path = ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication().value();
            if (path.indexOf('%') >= 0) {
                return true;
            }
            for (var beginning : beginnings.computeIfAbsent(route, Mapping::beginnings)) {
                if (path.startsWith(beginning)) {
                    return true;
                }
            }
            return false;
        }

        /**
         * What stands before the first part of each pattern that may be anything; that part may be missing, with its
         * slash.
         */
        private static List<String> beginnings(RequestMappingInfo route) {
            return route.getPatternValues().isEmpty() ? List.of("")
                : route.getPatternValues().stream().map(pattern -> pattern.split("/?[{*?]", 2)[0]).toList();
        }
    }
}
