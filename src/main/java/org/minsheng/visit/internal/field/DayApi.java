package org.minsheng.visit.internal.field;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.minsheng.shared.Viewer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Today's list for the phone of whoever is signed in, and the end of a session. */
@RestController
@RequestMapping("/api/field/v1")
class DayApi {

    private static final int MOST_UNSENT = 100_000;

    private final Rounds rounds;
    private final Whereabouts whereabouts;
    private final Devices devices;
    private final Clock clock;

    DayApi(Rounds rounds, Whereabouts whereabouts, Devices devices, Clock clock) {
        this.rounds = rounds;
        this.whereabouts = whereabouts;
        this.devices = devices;
        this.clock = clock;
    }

    /** @param unsent how many items wait on the phone: whoever wipes it is told what is lost */
    @GetMapping("/day")
    Day day(Viewer viewer, @RequestHeader(KnownPhone.HEADER) UUID device,
        @RequestParam(name = "unsent", defaultValue = "0") int unsent) {
        devices.contact(device, viewer.person(), Math.clamp(unsent, 0, MOST_UNSENT), whereabouts.of(viewer),
            clock.instant());
        return rounds.of(viewer, Objects.requireNonNull(viewer.account()));
    }

    /** The session of the cookie; the phone has thrown its key away already. */
    @PostMapping("/leaving")
    ResponseEntity<Void> leave(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return ResponseEntity.noContent().build();
    }
}
