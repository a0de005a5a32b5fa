package org.minsheng;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

class FirstPageStories extends RunningServer {

    @Test
    void a_visitor_sees_the_first_page() {
        var page = window(PHONE);
        page.navigate("/");
        assertThat(page.title()).contains("民声");
        picture(page, "first-page");
    }
}
