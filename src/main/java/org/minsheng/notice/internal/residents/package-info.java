/** What residents choose about their messages: the own WeChat, the hours, the language. */
@NullMarked
package org.minsheng.notice.internal.residents;

import org.jspecify.annotations.NullMarked;
