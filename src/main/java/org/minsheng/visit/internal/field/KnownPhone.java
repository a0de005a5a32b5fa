package org.minsheng.visit.internal.field;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Every call of the app names its phone. One that was wiped hears so (410) whatever it asks and whoever is signed in,
 * one that belongs to somebody else than who is signed in too (421), one that nobody knows has to register (428).
 */
@Component
class KnownPhone implements HandlerInterceptor, WebMvcConfigurer {

    static final String HEADER = "X-Device";

    private final Devices devices;
    private final Clock clock;

    KnownPhone(Devices devices, Clock clock) {
        this.devices = devices;
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
            .addPathPatterns("/api/field/**")
            .excludePathPatterns("/api/field/v1/devices", "/api/field/v1/devices/*/emptying", "/api/field/v1/leaving");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var id = id(request.getHeader(HEADER));
        var device = id == null ? null : devices.find(id).orElse(null);
        var refused = device == null ? HttpStatus.PRECONDITION_REQUIRED : device.isWiped() ? HttpStatus.GONE
            : isAnothers(device) ? HttpStatus.MISDIRECTED_REQUEST : null;
        if (refused != null || device == null) {
            refuse(response, refused == null ? HttpStatus.PRECONDITION_REQUIRED : refused);
            return false;
        }
        devices.seen(device.id(), clock.instant());
        return true;
    }

    /** Whose phone it is instead is nobody's business, but the app has to know whose store to open. */
    private static void refuse(HttpServletResponse response, HttpStatus status) {
        var account = viewer().account();
        if (status == HttpStatus.MISDIRECTED_REQUEST && account != null) {
            response.setHeader("X-Account", Long.toString(account.value()));
        }
        response.setStatus(status.value());
    }

    private static Viewer viewer() {
        var signIn = SecurityContextHolder.getContext().getAuthentication();
        return signIn != null && signIn.getPrincipal() instanceof Viewer viewer ? viewer : Viewer.ANONYMOUS;
    }

    /** Nobody at all may still ask whether a phone is wiped. */
    private static boolean isAnothers(Device device) {
        var viewer = viewer();
        return viewer.account() != null && !WipingDevice.isOwn(viewer, device);
    }

    static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
