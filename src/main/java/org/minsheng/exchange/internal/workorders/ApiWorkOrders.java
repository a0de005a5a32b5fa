package org.minsheng.exchange.internal.workorders;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.minsheng.appeal.Appeals;
import org.minsheng.appeal.KnownAppeal;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Work orders of hotlines and other systems that handle matters: given, asked about, and told how they go on. */
@RestController
@RequestMapping("/api/v1/workorders")
@Tag(name = "Work orders")
class ApiWorkOrders {

    private final PeerBook peers;
    private final OrderBook orders;
    private final OutgoingBook outgoing;
    private final TakingOrder taking;
    private final ReceivingEvent receiving;
    private final Appeals appeals;
    private final JsonMapper json;

    ApiWorkOrders(PeerBook peers, OrderBook orders, OutgoingBook outgoing, TakingOrder taking,
                  ReceivingEvent receiving, Appeals appeals, JsonMapper json) {
        this.peers = peers;
        this.orders = orders;
        this.outgoing = outgoing;
        this.taking = taking;
        this.receiving = receiving;
        this.appeals = appeals;
        this.json = json;
    }

    /**
     * Where an order stands.
     *
     * @param number of the side that gave the order
     * @param appeal our number
     * @param received the last sequence up to which everything of the sender's was taken up
     * @param told the sequence of the last event that we made
     * @param state where the appeal stands here
     */
    record Status(String number, String appeal, int received, int told, String state, boolean repeated) {
    }

    /** @param events what we told, oldest first */
    record Full(Status status, String direction, String theirState, List<JsonNode> events) {
    }

    @PostMapping
    @Operation(summary = "Give a work order; the same number again gives the first answer (200 instead of 201)")
    ResponseEntity<?> give(@Parameter(hidden = true) Page page, @RequestBody SentOrder sent) {
        var peer = peer(page.viewer()).filter(Peer::gives).orElse(null);
        if (peer == null) {
            return problem(page, HttpStatus.FORBIDDEN, "exchange.order.no-peer", Map.of());
        }
        var reading = new SentOrder.Reading(sent);
        var word = reading.read(peer);
        if (!reading.faults.isEmpty() || word == null) {
            return problem(page, HttpStatus.UNPROCESSABLE_CONTENT, "exchange.order.invalid", reading.faults);
        }
        return switch (taking.take(page.viewer(), peer, Objects.requireNonNull(sent.number()), word)) {
            case TakingOrder.Result.Wrong wrong -> problem(page, HttpStatus.UNPROCESSABLE_CONTENT,
                "exchange.order.invalid", wrong.faults());
            case TakingOrder.Result.Known known -> ResponseEntity.status(known.repeated()
                ? HttpStatus.OK : HttpStatus.CREATED)
                .body(status(page.viewer(), known.order(), known.repeated()));
        };
    }

    @GetMapping("/{number}")
    @Operation(summary = "Where a work order stands, with everything that was told about it")
    ResponseEntity<?> one(@Parameter(hidden = true) Page page, @PathVariable String number) {
        var order = peer(page.viewer()).flatMap(peer -> orders.byNumber(peer, number)).orElse(null);
        if (order == null) {
            return problem(page, HttpStatus.NOT_FOUND, "exchange.order.unknown", Map.of());
        }
        return ResponseEntity.ok(new Full(status(page.viewer(), order, false),
            order.direction().name(), order.theirState(),
            outgoing.told(order.id()).stream().map(json::readTree).toList()));
    }

    @PostMapping("/{number}/events")
    @Operation(summary =
        "Tell how a work order goes on; events are taken up by sequence, a repeat is harmless, an early one waits")
    ResponseEntity<?> tell(@Parameter(hidden = true) Page page, @PathVariable String number,
        @RequestBody SentEvent sent) {
        var peer = peer(page.viewer()).orElse(null);
        var faults = sent.faults();
        var event = sent.read();
        if (peer == null) {
            return problem(page, HttpStatus.FORBIDDEN, "exchange.order.no-peer", Map.of());
        }
        if (!faults.isEmpty() || event == null) {
            return problem(page, HttpStatus.UNPROCESSABLE_CONTENT, "exchange.order.invalid", faults);
        }
        return switch (receiving.receive(page.viewer(), peer, number, event)) {
            case ReceivingEvent.Result.Kept kept -> ResponseEntity.ok(status(page.viewer(), kept.order(), false));
            case ReceivingEvent.Result.Unknown unknown -> problem(page, HttpStatus.NOT_FOUND,
                "exchange.order.unknown", Map.of());
            case ReceivingEvent.Result.Contradicts wrong -> problem(page, HttpStatus.CONFLICT,
                "exchange.order.sequence", Map.of());
        };
    }

    private Optional<Peer> peer(Viewer viewer) {
        return viewer.account() == null ? Optional.empty() : peers.byAccount(viewer.account());
    }

    private Status status(Viewer viewer, WorkOrder order, boolean repeated) {
        var state = appeals.find(viewer, order.appealNumber()).map(KnownAppeal::state).map(Enum::name).orElse("");
        return new Status(order.number(), order.appealNumber(), order.applied(), order.told(), state, repeated);
    }

    /** Somebody here was first, or the database could not: the sender tries again. */
    @ExceptionHandler({ReceivingEvent.Later.class, UnexpectedRollbackException.class, DataAccessException.class})
    ResponseEntity<ProblemDetail> later(Page page, Exception fault) {
        var problem = problem(page, HttpStatus.SERVICE_UNAVAILABLE, "exchange.order.later", Map.of());
        return ResponseEntity.status(problem.getStatusCode()).header("Retry-After", "5").body(problem.getBody());
    }

    private static ResponseEntity<ProblemDetail> problem(Page page, HttpStatus status, String key,
                                                         Map<String, String> faults) {
        var problem = ProblemDetail.forStatusAndDetail(status, page.t(key));
        if (!faults.isEmpty()) {
            Map<String, String> errors = new LinkedHashMap<>();
            faults.forEach((field, fault) -> errors.put(field, page.t(fault)));
            problem.setProperty("errors", errors);
        }
        return ResponseEntity.status(status).body(problem);
    }
}
