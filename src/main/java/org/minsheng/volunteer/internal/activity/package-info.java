/**
 * Activities from the plan to the deeds: sign-up with a waiting list, check-in by a turning code, hours, photos, words
 * afterwards.
 */
@NullMarked
package org.minsheng.volunteer.internal.activity;

import org.jspecify.annotations.NullMarked;
