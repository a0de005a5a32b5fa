package org.minsheng.visit.internal.field;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A phone makes itself known and gets the key of its store, wrapped for a key pair that never leaves it. The same again
 * gives the same key: that is how a phone is opened after its owner has signed out.
 */
@Component
class RegisteringDevice {

    private static final int KEY_BYTES = 32;
    private static final int LEAST_BITS = 2048;
    private static final OAEPParameterSpec OAEP =
        new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private final Devices devices;
    private final Vault vault;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RegisteringDevice(Devices devices, Vault vault, AuditTrail audit, Clock clock) {
        this.devices = devices;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    sealed interface Registration {

        /** @param key of the store, wrapped */
        record Opened(Device device, byte[] key) implements Registration {
        }

        enum Refused implements Registration { ANOTHERS, WIPED, MALFORMED }
    }

    @Transactional
    public Registration register(Viewer viewer, AccountId owner, UUID id, String name, String model, byte[] publicKey,
        @Nullable String area) {
        var rsa = rsa(publicKey);
        if (rsa == null) {
            return Registration.Refused.MALFORMED;
        }
        byte[] fresh = new byte[KEY_BYTES];
        random.nextBytes(fresh);
        var now = clock.instant();
        var wanted = new Device(id, owner.value(), viewer.name(), area, name, model, now, now, 0, null, null, "", null);
        if (devices.add(wanted, viewer.person(), publicKey, vault.seal(Base64.getEncoder().encodeToString(fresh)))) {
            audit.record(viewer, "visit.register-device", "device:" + id, null, Map.of("name", name));
        }
        var known = devices.find(id).orElseThrow();
        if (known.account() != owner.value()) {
            return Registration.Refused.ANOTHERS;
        }
        return devices.keys(id).<Registration>map(keys -> opened(known, keys)).orElse(Registration.Refused.WIPED);
    }

    /**
     * For the key that it came with first: whoever has signed in elsewhere cannot open this phone's store with another.
     */
    private Registration opened(Device device, Devices.Keys keys) {
        byte[] key = Base64.getDecoder().decode(vault.open(keys.key()));
        try {
            var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.ENCRYPT_MODE, rsa(keys.publicKey()), OAEP);
            return new Registration.Opened(device, cipher.doFinal(key));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable RSAPublicKey rsa(byte[] spki) {
        try {
            return KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(spki)) instanceof RSAPublicKey key
                && key.getModulus().bitLength() >= LEAST_BITS ? key : null;
        } catch (GeneralSecurityException malformed) {
            return null;
        }
    }
}
