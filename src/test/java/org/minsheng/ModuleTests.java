package org.minsheng;

import org.junit.jupiter.api.Test;
import org.minsheng.testing.Beside;
import org.springframework.modulith.core.ApplicationModules;

/** The arrows between modules point the way the design says. */
@Beside
class ModuleTests {

    @Test
    void modules_keep_to_their_boundaries() {
        ApplicationModules.of(Minsheng.class).verify();
    }
}
