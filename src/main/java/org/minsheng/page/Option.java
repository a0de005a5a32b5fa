package org.minsheng.page;

/** One choice of a select, of radio buttons or of a filter. */
public record Option(String value, String label) {
}
