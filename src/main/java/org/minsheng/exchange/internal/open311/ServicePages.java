package org.minsheng.exchange.internal.open311;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.minsheng.appeal.AppealKind;
import org.minsheng.exchange.internal.ExchangeTabs;
import org.minsheng.exchange.internal.open311.Service.Datatype;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Which matters Open311 offers as services, and what each asks for. */
@Controller
class ServicePages {

    private static final String PATH = ExchangeTabs.SERVICES;
    private static final int MOST_ATTRIBUTES = 20;

    private final Services services;
    private final EditingService editing;

    ServicePages(Services services, EditingService editing) {
        this.services = services;
        this.editing = editing;
    }

    @GetMapping(PATH)
    ModelAndView all(Page page) {
        return page.show("exchange/services", new ServicesView(ExchangeTabs.of(page, PATH), services.all(),
            page.base() + "/open311/v2/discovery.xml"));
    }

    @GetMapping(PATH + "/{code}")
    ModelAndView one(Page page, @PathVariable String code) {
        return page.show("exchange/service", view(page, service(code), Form.empty()));
    }

    @PostMapping(PATH + "/{code}")
    ModelAndView set(Page page, Form form, Viewer viewer, @PathVariable String code) {
        var service = service(code);
        form.required("kind", 20);
        var kind = form.choice("kind", AppealKind.class);
        if (kind == null || form.hasErrors()) {
            return page.again("exchange/service", new ServicesView.One(service, form, Form.empty(),
                kinds(page), datatypes(page)));
        }
        editing.set(viewer, service, form.checked("offered"), kind, form.checked("batch"));
        return page.go(PATH + "/" + code, "exchange.service.saved");
    }

    @PostMapping(PATH + "/{code}/attributes")
    ModelAndView ask(Page page, Form form, Viewer viewer, @PathVariable String code) {
        var service = service(code);
        var datatype = form.choice("datatype", Datatype.class);
        form.required("datatype", 20);
        var wanted = new EditingService.Wanted(form.required("code", 40),
            Objects.requireNonNullElse(datatype, Datatype.STRING), form.checked("required"),
            form.required("descriptionZh", 200), form.required("descriptionEn", 200), form.optional("options", 2_000));
        if (!wanted.code().matches("\\w*")) {
            form.reject("code", "exchange.service.code-wrong");
        }
        if (datatype != null && datatype.isList() && Services.choices(wanted.options()).isEmpty()) {
            form.reject("options", "exchange.service.no-options");
        }
        boolean isNew = service.attributes().stream().noneMatch(attribute -> attribute.code().equals(wanted.code()));
        if (isNew && service.attributes().size() >= MOST_ATTRIBUTES) {
            form.reject("code", "exchange.service.too-many");
        }
        if (form.hasErrors()) {
            return page.again("exchange/service", view(page, service, form));
        }
        editing.ask(viewer, service, wanted);
        return page.go(PATH + "/" + code, "exchange.service.asked");
    }

    @PostMapping(PATH + "/{code}/attributes/{attribute}/removal")
    ModelAndView leaveOut(Page page, Viewer viewer, @PathVariable String code, @PathVariable String attribute) {
        editing.leaveOut(viewer, service(code), attribute);
        return page.go(PATH + "/" + code, "exchange.service.left-out");
    }

    private Service service(String code) {
        return services.all().stream().filter(service -> service.matter().code().equals(code)).findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ServicesView.One view(Page page, Service service, Form attribute) {
        var settings = Form.empty().prefill("kind", service.kind().name());
        if (service.offered()) {
            settings.prefill("offered", "1");
        }
        if (service.batch()) {
            settings.prefill("batch", "1");
        }
        return new ServicesView.One(service, settings, attribute, kinds(page), datatypes(page));
    }

    private static List<Option> kinds(Page page) {
        return Arrays.stream(AppealKind.values()).map(kind -> new Option(kind.name(), page.t(kind))).toList();
    }

    private static List<Option> datatypes(Page page) {
        return Arrays.stream(Datatype.values()).map(type -> new Option(type.name(), page.t(type))).toList();
    }
}
