package org.minsheng.shared.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minsheng.shared.StartFailure;

/** What the vault seals, only the vault with the same key opens. */
class VaultTests {

    private static final HexFormat HEX = HexFormat.of();
    private static final VaultKey OLD = VaultKey.parse("11".repeat(32));
    private static final VaultKey NEW = VaultKey.parse("22".repeat(32));

    @Test
    void sm4_gives_the_block_of_its_standard() {
        var cipher = new SM4Engine();
        var block = HEX.parseHex("0123456789abcdeffedcba9876543210");
        cipher.init(true, new KeyParameter(block));
        var encrypted = new byte[16];
        cipher.processBlock(block, 0, encrypted, 0);
        assertThat(encrypted).isEqualTo(HEX.parseHex("681edf34d206965e86b3e94f536e4246"));
    }

    @Test
    void sm3_gives_the_digest_of_its_standard() {
        var digest = new SM3Digest();
        digest.update("abc".getBytes(StandardCharsets.US_ASCII), 0, 3);
        var out = new byte[32];
        digest.doFinal(out, 0);
        assertThat(out).isEqualTo(HEX.parseHex("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"));
    }

    @Test
    void sm4_gcm_gives_what_rfc_8998_says() throws InvalidCipherTextException {
        var cipher = new Sm4Gcm(HEX.parseHex("0123456789abcdeffedcba9876543210"));
        var nonce = HEX.parseHex("00001234567800000000abcd");
        var associated = HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        var plain = HEX.parseHex("aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
            + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa");
        var expected = HEX.parseHex("17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
            + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d" + "83de3541e4c2b58177e065a9bf7b62ec");
        assertThat(cipher.encrypt(nonce, associated, plain)).isEqualTo(expected);
        assertThat(cipher.decrypt(nonce, associated, expected)).isEqualTo(plain);
    }

    @Test
    void what_is_sealed_opens_again_and_is_never_the_same_twice() {
        var vault = new Sm4Vault(List.of(NEW));
        for (var plain : List.of("", "13812345678", "王秀英", "𠮷野家 520327199001011234")) {
            assertThat(vault.open(vault.seal(plain))).isEqualTo(plain);
        }
        assertThat(vault.seal("13812345678")).isNotEqualTo(vault.seal("13812345678"));
    }

    @Test
    void a_changed_byte_anywhere_is_noticed() {
        var vault = new Sm4Vault(List.of(NEW));
        var sealed = vault.seal("13812345678");
        for (int at = 0; at < sealed.length; at++) {
            var changed = sealed.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> vault.open(changed)).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> vault.open(new byte[3])).hasMessage("not a sealed value");
        assertThat(vault.open(sealed)).isEqualTo("13812345678");
    }

    @Test
    void a_new_key_seals_while_the_old_one_still_opens_and_indexes() {
        var before = new Sm4Vault(List.of(OLD));
        var after = new Sm4Vault(List.of(NEW, OLD));
        assertThat(after.open(before.seal("王秀英"))).isEqualTo("王秀英");
        assertThat(after.index("phone", "13812345678")).isEqualTo(before.index("phone", "13812345678"));
        assertThatThrownBy(() -> before.open(after.seal("王秀英"))).hasMessage("the key " + NEW.name() + " is not there");
    }

    @Test
    void an_index_depends_on_kind_value_and_key() {
        var vault = new Sm4Vault(List.of(NEW));
        var index = vault.index("phone", "13812345678");
        assertThat(index).hasSize(32).isEqualTo(vault.index("phone", "13812345678"));
        assertThat(index).isNotEqualTo(vault.index("identity", "13812345678"));
        assertThat(index).isNotEqualTo(vault.index("phone", "13812345679"));
        assertThat(index).isNotEqualTo(new Sm4Vault(List.of(OLD)).index("phone", "13812345678"));
    }

    @Test
    void many_threads_seal_at_once_without_repeating_a_nonce() {
        var vault = new Sm4Vault(List.of(NEW));
        var nonces = IntStream.range(0, 20_000).parallel()
            .mapToObj(number -> {
                var sealed = vault.seal("number " + number);
                assertThat(vault.open(sealed)).isEqualTo("number " + number);
                return HEX.formatHex(Arrays.copyOfRange(sealed, 5, 17));
            })
            .distinct()
            .count();
        assertThat(nonces).isEqualTo(20_000);
    }

    @Test
    void a_key_is_64_hexadecimal_digits_or_base64() {
        assertThat(VaultKey.parse("ERERERERERERERERERERERERERERERERERERERERERE=")).isEqualTo(OLD);
        for (var wrong : List.of("", "1122", "not a key", "zz".repeat(32))) {
            assertThatThrownBy(() -> VaultKey.parse(wrong)).isInstanceOf(StartFailure.class)
                .hasMessageContaining("32 bytes");
        }
    }

    @Test
    void the_demo_makes_a_key_that_only_its_owner_reads(@TempDir Path data) throws IOException {
        var first = new VaultKeys("", "", data, true).ring();
        var again = new VaultKeys("", "", data, true).ring();
        assertThat(again).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("keys/master.key"))))
            .isEqualTo("rw-------");
    }

    @Test
    void production_without_a_key_does_not_start(@TempDir Path data) {
        assertThatThrownBy(() -> new VaultKeys("", "", data, false).ring())
            .isInstanceOf(StartFailure.class).hasMessageContaining("production needs a key");
        assertThatThrownBy(() -> new VaultKeys("", data.resolve("none").toString(), data, false).ring())
            .isInstanceOf(StartFailure.class).hasMessageContaining("cannot be read");
        assertThat(data).isEmptyDirectory();
    }
}
