package org.minsheng.attachment.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.minsheng.attachment.Attachments;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers an upload that is too large with 413 and a sentence, where no form can say it beside its field. It stands
 * before the sign-in, because the check of a form's token already reads the whole request and would fail on it as if
 * the server were broken.
 */
@Component
@Order(-200)
class UploadSize extends OncePerRequestFilter {

    private static final String ATTACHMENTS = "/attachments";
    private static final Set<String> UNSEEN = Set.of("_csrf", "requestKey");

    private final MessageSource messages;
    private final JsonMapper json;

    UploadSize(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getContentType() == null || !request.getContentType().startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        try {
            if (isTooLarge(request.getParts()) && !isTyped(request)) {
                refuse(request, response);
                return;
            }
        } catch (IllegalStateException | ServletException | IOException unreadable) {
            refuse(request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isTooLarge(Collection<Part> parts) {
        return parts.stream().anyMatch(part -> part.getSize() > Attachments.MOST_BYTES);
    }

    /**
     * A form in which something was written goes on to its page, which keeps that and says beside the field what was
     * too large.
     */
    private static boolean isTyped(HttpServletRequest request) throws ServletException, IOException {
        return !request.getRequestURI().equals(ATTACHMENTS) && request.getParts().stream()
            .anyMatch(part -> part.getSubmittedFileName() == null && part.getSize() > 0
                && !UNSEEN.contains(part.getName()));
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var language = WebUtils.getCookie(request, "language");
        var locale = language != null && language.getValue().equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        var sentence = messages.getMessage("attachment.refused.request-too-large", null, locale);
        if (!request.getRequestURI().equals(ATTACHMENTS)) {
            response.sendError(HttpStatus.CONTENT_TOO_LARGE.value(), sentence);
            return;
        }
        response.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(response.getOutputStream(), java.util.Map.of("error", sentence));
    }
}
