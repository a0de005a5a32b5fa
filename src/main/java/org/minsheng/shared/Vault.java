package org.minsheng.shared;

/**
 * Encrypts personal data at rest (SM4-GCM, GB/T 32907) and makes keyed indexes (HMAC-SM3, GB/T 32905) to find it by.
 */
public interface Vault {

    /** Encrypts under the current key; the result names the key, so that keys can change. */
    byte[] seal(String plain);

    /** @throws IllegalStateException when the data was changed or its key is not there */
    String open(byte[] sealed);

    /** The same value of the same kind always gives the same 32 bytes; without the key they say nothing. */
    byte[] index(String kind, String value);
}
