package org.minsheng.visit.internal.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minsheng.visit.internal.field.Phone.json;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.Beside;
import org.minsheng.testing.RunningServer;

/** Photos arrive in pieces, from where they were cut. */
@Beside
class UploadTests extends RunningServer {

    @Test
    void an_upload_goes_on_where_it_was_cut() {
        var phone = registered();
        var photo = UUID.randomUUID();
        byte[] content = content(1000);
        assertThat(json(phone.announce(photo, content)).get("offset").asInt()).isZero();
        assertThat(json(phone.piece(photo, 0, Arrays.copyOf(content, 400))).get("offset").asInt()).isEqualTo(400);
        assertThat(json(phone.announce(photo, content)).get("offset").asInt()).as("asked again after a kill")
            .isEqualTo(400);
        var repeated = phone.piece(photo, 0, Arrays.copyOf(content, 400));
        assertThat(repeated.statusCode()).isEqualTo(409);
        assertThat(json(repeated).get("offset").asInt()).isEqualTo(400);
        assertThat(json(phone.piece(photo, 400, Arrays.copyOfRange(content, 400, 1000))).get("offset").asInt())
            .isEqualTo(1000);
        assertThat(json(phone.announce(photo, content)).get("offset").asInt()).isEqualTo(1000);
    }

    @Test
    void bytes_that_changed_on_the_way_begin_anew() {
        var phone = registered();
        var photo = UUID.randomUUID();
        byte[] content = content(300);
        phone.announce(photo, content);
        byte[] damaged = content.clone();
        damaged[17]++;
        assertThat(phone.piece(photo, 0, damaged).statusCode()).isEqualTo(422);
        assertThat(json(phone.announce(photo, content)).get("offset").asInt()).isZero();
        assertThat(phone.piece(photo, 0, content).statusCode()).isEqualTo(200);
    }

    @Test
    void the_same_piece_twice_at_once_counts_once() throws InterruptedException, ExecutionException {
        var phone = registered();
        var photo = UUID.randomUUID();
        byte[] content = content(5000);
        phone.announce(photo, content);
        try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = tabs.submit(() -> phone.piece(photo, 0, Arrays.copyOf(content, 3000)).statusCode());
            var other = tabs.submit(() -> phone.piece(photo, 0, Arrays.copyOf(content, 3000)).statusCode());
            assertThat(new int[] {one.get(), other.get()}).containsExactlyInAnyOrder(200, 409);
        }
        assertThat(phone.piece(photo, 3000, Arrays.copyOfRange(content, 3000, 5000)).statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_too_large_not_announced_or_anothers_is_refused() {
        var phone = registered();
        var photo = UUID.randomUUID();
        byte[] content = content(100);
        assertThat(phone.piece(photo, 0, content).statusCode()).isEqualTo(404);
        phone.announce(photo, content);
        assertThat(phone.piece(photo, 0, content(101)).statusCode()).as("longer than announced").isEqualTo(409);
        assertThat(phone.piece(photo, -1, content).statusCode()).isEqualTo(400);
        assertThat(phone.piece(photo, 0, content(ReceivingPhoto.MOST_PIECE_BYTES + 1)).statusCode()).isEqualTo(400);
        assertThat(phone.announce(photo, content(99)).statusCode()).as("another photo under the same number")
            .isEqualTo(404);
        assertThat(phone.send("POST", "/uploads", phone.id, Map.of("id", UUID.randomUUID(), "bytes", 21 << 20, "sha256",
            "0".repeat(64)))
            .statusCode()).isEqualTo(400);
        var other = new Phone(base(), client("clerk"));
        other.register();
        assertThat(other.announce(photo, content).statusCode()).isEqualTo(404);
        assertThat(other.piece(photo, 0, content).statusCode()).isEqualTo(404);
    }

    private Phone registered() {
        var phone = new Phone(base(), client("grid"));
        assertThat(phone.register().statusCode()).isEqualTo(200);
        return phone;
    }

    private static byte[] content(int length) {
        byte[] content = new byte[length];
        for (int at = 0; at < length; at++) {
            content[at] = (byte) (at * 7);
        }
        return content;
    }
}
