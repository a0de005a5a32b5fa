package org.minsheng.account.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Addresses as people write them: RFC 5952. */
class NetworkAddressTests {

    @Test
    void the_longest_row_of_zeros_is_left_out() {
        assertThat(NetworkAddress.shortened("0:0:0:0:0:0:0:1")).isEqualTo("::1");
        assertThat(NetworkAddress.shortened("0:0:0:0:0:0:0:0")).isEqualTo("::");
        assertThat(NetworkAddress.shortened("2001:db8:0:0:1:0:0:0")).isEqualTo("2001:db8:0:0:1::");
        assertThat(NetworkAddress.shortened("2001:db8:0:0:1:0:0:1")).isEqualTo("2001:db8::1:0:0:1");
        assertThat(NetworkAddress.shortened("fe80:0:1:0:10:20:0:3")).isEqualTo("fe80:0:1:0:10:20:0:3");
    }
}
