package org.minsheng.exchange.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody can use this server to reach into the network it stands in. */
class DestinationTests {

    private final Destinations strict = new Destinations(new ExchangeSettings(false, List.of()));

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1/", "https://10.1.2.3/", "https://192.168.1.1/",
        "https://172.16.0.9/", "https://169.254.169.254/", "https://100.64.1.1/", "https://0.0.0.0/",
        "https://198.18.0.1/", "https://224.0.0.1/", "https://255.255.255.255/", "https://[::1]/", "https://[fe80::1]/",
        "https://[fd00::1]/", "https://[::ffff:10.0.0.1]/", "https://[64:ff9b::a00:1]/", "https://[2002:a00:1::]/",
        "https://localhost/", "https://2130706433/"})
    void an_address_inside_is_refused(String url) {
        assertThat(strict.fault(url)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.cn", "ftp://8.8.8.8/", "http://8.8.8.8/", "https:///path",
        "https://user@8.8.8.8/", "https://8.8.8.8/#x", "javascript:alert(1)", "https://8.8.8.8/ x",
        "file:///etc/passwd", "https://nobody.invalid/"})
    void what_is_no_plain_https_address_is_refused(String url) {
        assertThat(strict.fault(url)).isNotNull();
    }

    @Test
    void a_public_address_is_allowed() {
        assertThat(strict.fault("https://8.8.8.8/hook?x=1")).isNull();
        assertThat(strict.fault("https://[2400:3200::1]/hook")).isNull();
    }

    @Test
    void this_machine_is_allowed_where_it_is_set_and_named_hosts_may_be_private_but_need_https() {
        var loopback = new Destinations(new ExchangeSettings(true, List.of("10.0.0.5")));
        assertThat(loopback.fault("http://127.0.0.1:9/")).isNull();
        assertThat(loopback.fault("https://10.0.0.5/")).isNull();
        assertThat(loopback.fault("http://10.0.0.5/")).isEqualTo("exchange.url.https");
        assertThat(loopback.fault("https://10.0.0.6/")).isEqualTo("exchange.url.private");
    }
}
