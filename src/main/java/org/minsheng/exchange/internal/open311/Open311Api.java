package org.minsheng.exchange.internal.open311;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.minsheng.page.Page;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartException;

/** Open311 GeoReport v2, as http://wiki.open311.org/GeoReport_v2 describes it. */
@RestController
class Open311Api {

    private static final Logger LOG = LoggerFactory.getLogger(Open311Api.class);
    private static final String V2 = "/open311/v2";

    private final Services services;
    private final TakingRequest taking;
    private final Requests requests;
    private final Submissions submissions;
    private final Whereabouts whereabouts;
    private final Keys keys;
    private final Changeset changeset;
    private final Open311Trees trees;
    private final Rendering rendering;

    Open311Api(Services services, TakingRequest taking, Requests requests, Submissions submissions,
               Whereabouts whereabouts, Keys keys, Changeset changeset, Open311Trees trees, Rendering rendering) {
        this.services = services;
        this.taking = taking;
        this.requests = requests;
        this.submissions = submissions;
        this.whereabouts = whereabouts;
        this.keys = keys;
        this.changeset = changeset;
        this.trees = trees;
        this.rendering = rendering;
    }

    @GetMapping({"/open311/discovery.{format}", V2 + "/discovery.{format}"})
    ResponseEntity<byte[]> discovery(Page page, @PathVariable String format) {
        return ok(format, trees.discovery(page.base(), changeset.of(services.offered())));
    }

    @GetMapping(V2 + "/services.{format}")
    ResponseEntity<byte[]> services(Page page, HttpServletRequest request, @PathVariable String format) {
        whereabouts.counties(Sent.of(request));
        return ok(format, Open311Trees.services(services.offered(), page.chinese()));
    }

    @GetMapping(V2 + "/services/{code}.{format}")
    ResponseEntity<byte[]> definition(Page page, HttpServletRequest request, @PathVariable String code,
                                      @PathVariable String format) {
        whereabouts.counties(Sent.of(request));
        return ok(format, Open311Trees.definition(service(code), page.chinese()));
    }

    private Service service(String code) {
        return services.offered(code).orElseThrow(() -> Open311Fault.unknown("service_code"));
    }

    @PostMapping(V2 + "/requests.{format}")
    ResponseEntity<byte[]> report(Page page, HttpServletRequest request, @PathVariable String format) {
        var sent = Sent.of(request);
        var by = keys.writing(sent);
        var service = service(sent.required("service_code"));
        return ok(format, Open311Trees.taken(taking.take(by, service, sent, page.chinese()), service.batch()));
    }

    @GetMapping(V2 + "/tokens/{token}.{format}")
    ResponseEntity<byte[]> token(HttpServletRequest request, @PathVariable String token, @PathVariable String format) {
        whereabouts.counties(Sent.of(request));
        return ok(format, Open311Trees.token(token,
            submissions.numberOf(uuid(token)).orElseThrow(() -> Open311Fault.unknown("token"))));
    }

    private static UUID uuid(String token) {
        try {
            return UUID.fromString(token);
        } catch (IllegalArgumentException notOurs) {
            throw Open311Fault.unknown("token");
        }
    }

    @GetMapping(V2 + "/requests.{format}")
    ResponseEntity<byte[]> requests(Page page, HttpServletRequest request, @PathVariable String format) {
        var sent = Sent.of(request);
        return ok(format, trees.requests(requests.list(sent, keys.reading(sent)), page.chinese()));
    }

    @GetMapping(V2 + "/requests/{number}.{format}")
    ResponseEntity<byte[]> one(Page page, HttpServletRequest request, @PathVariable String number,
                               @PathVariable String format) {
        var sent = Sent.of(request);
        var found = requests.byNumber(sent, List.of(number), keys.reading(sent));
        if (found.isEmpty()) {
            throw Open311Fault.unknown("service_request_id");
        }
        return ok(format, trees.requests(found, page.chinese()));
    }

    /** What is not there is told in the standard's words, too, and so is a method that an address does not have. */
    @RequestMapping(path = "/open311/{*rest}", method = {RequestMethod.GET, RequestMethod.POST,
        RequestMethod.PUT, RequestMethod.DELETE})
    ResponseEntity<byte[]> elsewhere(HttpServletRequest request) {
        throw request.getMethod().equals("GET") ? Open311Fault.unknown("The URL")
            : Open311Fault.wrong("The URL request is invalid");
    }

    private ResponseEntity<byte[]> ok(String format, Tree tree) {
        if (!Rendering.isKnown(format)) {
            throw Open311Fault.wrong("the format " + format + " is not offered; use xml or json");
        }
        return rendering.answer(HttpStatus.OK, format, tree);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> told(Open311Fault fault, HttpServletRequest request) {
        return error(fault.status(), fault.description(), request);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unreadable(MultipartException fault, HttpServletRequest request) {
        return error(HttpStatus.BAD_REQUEST, "the form could not be read", request);
    }

    /** The standard has 400 for any failure of ours as well, and no other code. */
    @ExceptionHandler
    ResponseEntity<byte[]> failed(RuntimeException fault, HttpServletRequest request) {
        LOG.error("An Open311 request failed", fault);
        return error(HttpStatus.BAD_REQUEST, "General service error", request);
    }

    private ResponseEntity<byte[]> error(HttpStatus status, String description, HttpServletRequest request) {
        return rendering.answer(status, request.getRequestURI().endsWith(".json") ? "json" : "xml",
            Open311Trees.error(status.value(), description));
    }
}
