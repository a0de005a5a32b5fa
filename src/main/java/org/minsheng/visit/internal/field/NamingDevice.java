package org.minsheng.visit.internal.field;

import java.util.Map;
import java.util.UUID;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person names the own phone, so that the right one is found on the day when it is lost. */
@Component
class NamingDevice {

    private final Devices devices;
    private final AuditTrail audit;

    NamingDevice(Devices devices, AuditTrail audit) {
        this.devices = devices;
        this.audit = audit;
    }

    /** @return false when it is not this person's */
    @Transactional
    public boolean name(Viewer viewer, UUID id, String name) {
        var device = devices.find(id).filter(known -> WipingDevice.isOwn(viewer, known)).orElse(null);
        if (device == null) {
            return false;
        }
        if (!device.name().equals(name)) {
            devices.rename(id, name);
            audit.record(viewer, "visit.name-device", "device:" + id, Map.of("name", device.name()),
                Map.of("name", name));
        }
        return true;
    }
}
