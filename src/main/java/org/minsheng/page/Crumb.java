package org.minsheng.page;

/** One step of the way from the start page to where one is. */
public record Crumb(String label, String path) {
}
