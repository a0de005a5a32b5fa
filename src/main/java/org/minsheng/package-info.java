/** The program: it starts one node, runs one command, and says in one sentence why it cannot. */
@NullMarked
package org.minsheng;

import org.jspecify.annotations.NullMarked;
