package org.minsheng.page.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

/** What is printed must open at home, also when it was printed from the office's own network. */
class PublicAddressTests extends RunningServer {

    @Autowired
    private Pages pages;

    @Test
    void links_and_codes_that_leave_the_house_carry_the_address_that_was_set_up() {
        var request = new MockHttpServletRequest("GET", "/console/appeals/1/receipt");
        request.setServerName("10.3.0.7");
        request.setServerPort(8080);
        assertThat(new PageArguments(pages, "https://minsheng.example.cn/").page(request, null).base())
            .isEqualTo("https://minsheng.example.cn");
        assertThat(new PageArguments(pages, "").page(request, null).base()).isEqualTo("http://10.3.0.7:8080");
    }
}
