package org.minsheng.shared.internal;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** HMAC (RFC 2104) over SM3 (GB/T 32905) under one key. */
final class HmacSm3 {

    private final byte[] key;
    private final ConcurrentLinkedQueue<HMac> idle = new ConcurrentLinkedQueue<>();

    HmacSm3(byte[] key) {
        this.key = key.clone();
    }

    byte[] of(byte[] message) {
        var mac = idle.poll();
        if (mac == null) {
            mac = new HMac(new SM3Digest());
            mac.init(new KeyParameter(key));
        }
        mac.update(message, 0, message.length);
        var out = new byte[mac.getMacSize()];
        mac.doFinal(out, 0);
        idle.offer(mac);
        return out;
    }
}
