/** Made-up households behind the demo's doors. */
@NullMarked
package org.minsheng.household.internal.demo;

import org.jspecify.annotations.NullMarked;
