package org.minsheng.page.internal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Page;
import org.minsheng.page.SafePath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where every failure ends that no controller explained: a friendly page with a way on for people, problem+json
 * (RFC 9457) for programs, never a stack trace.
 */
@Controller
class FailurePages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(FailurePages.class);

    private static final Map<HttpStatus, String> KINDS = Map.of(
        HttpStatus.FORBIDDEN, "forbidden",
        HttpStatus.NOT_FOUND, "not-found",
        HttpStatus.METHOD_NOT_ALLOWED, "method",
        HttpStatus.GONE, "gone",
        HttpStatus.CONFLICT, "conflict",
        HttpStatus.CONTENT_TOO_LARGE, "too-large",
        HttpStatus.TOO_MANY_REQUESTS, "too-many",
        HttpStatus.SERVICE_UNAVAILABLE, "unavailable");

    private final ErrorAttributes faults;

    FailurePages(ErrorAttributes faults) {
        this.faults = faults;
    }

    @RequestMapping("/error")
    Object show(Page page, HttpServletRequest request, HttpServletResponse response) {
        var status = status(request);
        if (isForPrograms(request, page.path())) {
            return problem(page, request, status);
        }
        var code = status.is5xxServerError() ? noted(page.path()) : null;
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return page.show("page/failure", new FailureView(kind(page, request, status), cameFrom(request), code), status);
    }

    private static HttpStatus status(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer number ? number : 404;
        return Objects.requireNonNullElse(HttpStatus.resolve(code), HttpStatus.INTERNAL_SERVER_ERROR);
    }

    private static String kind(Page page, HttpServletRequest request, HttpStatus status) {
        if (request.getAttribute(WebAttributes.ACCESS_DENIED_403) instanceof CsrfException) {
            return "expired";
        }
        if (status == HttpStatus.FORBIDDEN && !page.console() && page.viewer().isStaff()) {
            return "residents";
        }
        return KINDS.getOrDefault(status, status.is5xxServerError() ? "fault" : "bad-request");
    }

    private static boolean isForPrograms(HttpServletRequest request, String path) {
        var accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "");
        return path.startsWith("/api/") || path.startsWith("/open311")
            || accept.contains("json") && !accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    private ResponseEntity<ProblemDetail> problem(Page page, HttpServletRequest request, HttpStatus status) {
        var fault = faults.getError(new ServletWebRequest(request));
        var detail = fault instanceof ErrorResponse known && known.getStatusCode().equals(status)
            ? known.getBody() : ProblemDetail.forStatus(status);
        if (detail.getDetail() == null) {
            detail.setDetail(page.t(fault instanceof HttpMessageNotReadableException ? "page.failure.unreadable"
                : "page.failure." + kind(page, request, status) + ".title"));
        }
        detail.setInstance(UriComponentsBuilder.fromPath(page.path()).build().encode().toUri());
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(detail);
    }

    /** A short code that a person can read out and the log has beside the address. */
    private static String noted(String path) {
        var code = "%08X".formatted(ThreadLocalRandom.current().nextInt());
        LOG.error("Failure {} at {}", code, path.replaceAll("\\p{Cntrl}", "_"));
        return code;
    }

    private static @Nullable String cameFrom(HttpServletRequest request) {
        var referer = request.getHeader(HttpHeaders.REFERER);
        if (referer == null) {
            return null;
        }
        try {
            var address = URI.create(referer);
            boolean here = request.getServerName().equals(address.getHost()) && address.getRawPath() != null;
            return here ? SafePath.of(address.getRawPath()
                + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery())) : null;
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }
}
