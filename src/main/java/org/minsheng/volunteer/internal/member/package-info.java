/** Double registration: units report to communities, members to where they live. */
@NullMarked
package org.minsheng.volunteer.internal.member;

import org.jspecify.annotations.NullMarked;
