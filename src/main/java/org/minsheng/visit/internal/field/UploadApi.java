package org.minsheng.visit.internal.field;

import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.field.ReceivingPhoto.Progress;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Photos arrive in pieces: a phone asks how far it has come and goes on from there, however often it was cut off. */
@RestController
@RequestMapping("/api/field/v1/uploads")
class UploadApi {

    private static final int HASH_DIGITS = 64;

    private final ReceivingPhoto receiving;

    UploadApi(ReceivingPhoto receiving) {
        this.receiving = receiving;
    }

    record Beginning(@Nullable UUID id, int bytes, @Nullable String sha256) {
    }

    @PostMapping
    ResponseEntity<Map<String, Integer>> begin(Viewer viewer, @RequestBody Beginning begun) {
        var account = Objects.requireNonNull(viewer.account());
        if (begun.id == null || begun.sha256 == null || !begun.sha256.matches("[0-9a-f]{" + HASH_DIGITS + "}")
            || begun.bytes < 1 || begun.bytes > ReceivingPhoto.MOST_BYTES) {
            return ResponseEntity.badRequest().build();
        }
        return answer(receiving.begin(account, begun.id, begun.bytes, HexFormat.of().parseHex(begun.sha256)));
    }

    @PatchMapping(path = "/{id}", consumes = "application/offset+octet-stream")
    ResponseEntity<Map<String, Integer>> append(Viewer viewer, @PathVariable UUID id,
                                                @RequestHeader("Upload-Offset") int offset, @RequestBody byte[] piece) {
        var account = Objects.requireNonNull(viewer.account());
        if (offset < 0 || piece.length == 0 || piece.length > ReceivingPhoto.MOST_PIECE_BYTES) {
            return ResponseEntity.badRequest().build();
        }
        return answer(receiving.append(account, id, offset, piece));
    }

    private static ResponseEntity<Map<String, Integer>> answer(Progress progress) {
        return switch (progress) {
            case Progress.At(int offset) -> ResponseEntity.ok(Map.of("offset", offset));
            case Progress.Elsewhere(int offset) -> ResponseEntity.status(HttpStatus.CONFLICT)
                .body(Map.of("offset", offset));
            case Progress.Refused refused -> ResponseEntity.status(switch (refused) {
                case UNKNOWN -> HttpStatus.NOT_FOUND;
                case DAMAGED -> HttpStatus.UNPROCESSABLE_CONTENT;
            }).build();
        };
    }
}
