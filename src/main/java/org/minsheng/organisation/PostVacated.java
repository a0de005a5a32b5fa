package org.minsheng.organisation;

import java.time.Instant;

/** Nobody holds a post any more, or the post itself has ended: what lies there has to go on elsewhere. */
public record PostVacated(PostId post, Instant at) {
}
