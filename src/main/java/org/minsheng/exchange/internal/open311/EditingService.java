package org.minsheng.exchange.internal.open311;

import java.util.Map;
import org.minsheng.appeal.AppealKind;
import org.minsheng.exchange.internal.open311.Service.Datatype;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The system administrator says which matters Open311 offers and what they ask for. */
@Component
class EditingService {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    EditingService(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** What was typed for an attribute. */
    record Wanted(String code, Datatype datatype, boolean required, String descriptionZh,
                  String descriptionEn, String options) {
    }

    @Transactional
    public boolean set(Viewer viewer, Service service, boolean offered, AppealKind kind, boolean batch) {
        if (!viewer.has(Role.SYSTEM_ADMINISTRATOR)) {
            return false;
        }
        var code = service.matter().code();
        jdbc.sql("""
                insert into exchange.service (matter, offered, kind, batch)
                values (:matter, :offered, :kind, :batch)
                on conflict (matter) do update
                set offered = excluded.offered, kind = excluded.kind, batch = excluded.batch
                """)
            .param("matter", code)
            .param("offered", offered)
            .param("kind", kind.name())
            .param("batch", batch)
            .update();
        audit.record(viewer, "exchange.set-service", "matter:" + code,
            Map.of("offered", service.offered(), "kind", service.kind(), "batch", service.batch()),
            Map.of("offered", offered, "kind", kind, "batch", batch));
        return true;
    }

    /** An attribute of the same code is replaced. */
    @Transactional
    public boolean ask(Viewer viewer, Service service, Wanted wanted) {
        if (!viewer.has(Role.SYSTEM_ADMINISTRATOR)) {
            return false;
        }
        jdbc.sql("""
                insert into exchange.service_attribute
                    (matter, code, position, datatype, required, description_zh, description_en, options)
                select :matter, :code, coalesce(max(position), 0) + 1, :datatype, :required, :zh, :en, :options
                from exchange.service_attribute
                where matter = :matter
                on conflict (matter, code) do update
                set datatype = excluded.datatype, required = excluded.required,
                    description_zh = excluded.description_zh,
                    description_en = excluded.description_en, options = excluded.options
                """)
            .param("matter", service.matter().code())
            .param("code", wanted.code())
            .param("datatype", wanted.datatype().name())
            .param("required", wanted.required())
            .param("zh", wanted.descriptionZh())
            .param("en", wanted.descriptionEn())
            .param("options", wanted.options())
            .update();
        audit.record(viewer, "exchange.ask-attribute", "matter:" + service.matter().code(), null, wanted);
        return true;
    }

    @Transactional
    public boolean leaveOut(Viewer viewer, Service service, String attribute) {
        boolean removed = viewer.has(Role.SYSTEM_ADMINISTRATOR)
            && jdbc.sql("delete from exchange.service_attribute where matter = :matter and code = :code")
            .param("matter", service.matter().code())
            .param("code", attribute)
            .update() == 1;
        if (removed) {
            audit.record(viewer, "exchange.leave-out-attribute", "matter:" + service.matter().code(),
                Map.of("attribute", attribute), null);
        }
        return removed;
    }
}
