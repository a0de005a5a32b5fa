package org.minsheng.visit.internal.field;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Phones make themselves known, ask whether they are to be wiped, and tell that they are empty. */
@RestController
@RequestMapping("/api/field/v1/devices")
class DeviceApi {

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_MODEL = 300;

    private final RegisteringDevice registering;
    private final Devices devices;
    private final Whereabouts whereabouts;
    private final Clock clock;

    DeviceApi(RegisteringDevice registering, Devices devices, Whereabouts whereabouts, Clock clock) {
        this.registering = registering;
        this.devices = devices;
        this.whereabouts = whereabouts;
        this.clock = clock;
    }

    record Registering(@Nullable UUID device, @Nullable String name, @Nullable String publicKey) {
    }

    /** @param key of the store, wrapped for the phone */
    record Registered(UUID device, long account, String name, String visitor, String key, Instant serverTime) {
    }

    @PostMapping
    ResponseEntity<Registered> register(Viewer viewer, @RequestBody Registering wished, HttpServletRequest request) {
        var owner = viewer.account();
        var name = wished.name == null ? "" : wished.name.strip();
        if (owner == null || wished.device == null || wished.publicKey == null || name.isEmpty()
            || name.length() > LONGEST_NAME) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var area = whereabouts.of(viewer);
        var model = request.getHeader(HttpHeaders.USER_AGENT);
        return switch (registering.register(viewer, owner, wished.device, name,
            model == null ? "" : model.substring(0, Math.min(LONGEST_MODEL, model.length())),
            decoded(wished.publicKey), area)) {
            case RegisteringDevice.Registration.Opened(var device, var key) -> ResponseEntity.ok(
                new Registered(device.id(),
                owner.value(), device.name(), viewer.name(), Base64.getEncoder().encodeToString(key), clock.instant()));
            case RegisteringDevice.Registration.Refused refused -> ResponseEntity.status(switch (refused) {
                case ANOTHERS -> HttpStatus.MISDIRECTED_REQUEST;
                case WIPED -> HttpStatus.GONE;
                case MALFORMED -> HttpStatus.BAD_REQUEST;
            }).header("X-Account", Long.toString(owner.value())).build();
        };
    }

    /** Answered by {@link KnownPhone} when there is anything to say. */
    @GetMapping("/{id}")
    ResponseEntity<Void> state(@PathVariable UUID id) {
        return ResponseEntity.noContent().build();
    }

    /** The number of the phone is known to it alone; whoever guesses it has only said that a wiped phone is empty. */
    @PostMapping("/{id}/emptying")
    ResponseEntity<Void> emptied(@PathVariable UUID id) {
        devices.emptied(id, clock.instant());
        return ResponseEntity.noContent().build();
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, malformed);
        }
    }
}
