package org.minsheng.notice.internal.residents;

/**
 * A page of the stand-in.
 *
 * @param text key of what is asked
 */
public record DemoWeChatView(String text, String yes, String no) {
}
