package org.minsheng.visit.internal.field;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody has a phone wiped that was lost: its key is erased here at once, and the phone deletes everything when it is
 * next in contact. The person may, the secretary of where they walk, and the security administrator.
 */
@Component
class WipingDevice {

    private final Devices devices;
    private final AuditTrail audit;
    private final Clock clock;

    WipingDevice(Devices devices, AuditTrail audit, Clock clock) {
        this.devices = devices;
        this.audit = audit;
        this.clock = clock;
    }

    enum Wiping { WIPED, WIPED_BEFORE, NOT_YOURS }

    @Transactional
    public Wiping wipe(Viewer viewer, UUID id) {
        var device = devices.find(id).filter(known -> mayWipe(viewer, known)).orElse(null);
        if (device == null) {
            return Wiping.NOT_YOURS;
        }
        if (!devices.wipe(id, viewer.name(), clock.instant())) {
            return Wiping.WIPED_BEFORE;
        }
        audit.record(viewer, "visit.wipe-device", "device:" + id,
            Map.of("name", device.name(), "owner", device.account(), "unsent", device.unsent()), null);
        return Wiping.WIPED;
    }

    static boolean mayWipe(Viewer viewer, Device device) {
        return isOwn(viewer, device)
            || (device.area() == null ? viewer.has(Role.SECURITY_ADMINISTRATOR)
            : viewer.may(new AreaCode(device.area()), Role.SECURITY_ADMINISTRATOR, Role.COMMUNITY_SECRETARY));
    }

    static boolean isOwn(Viewer viewer, Device device) {
        return viewer.account() != null && viewer.account().value() == device.account();
    }
}
