@NullMarked
package org.minsheng.account.internal.installation;

import org.jspecify.annotations.NullMarked;
