package org.minsheng.page.internal;

import java.util.List;
import org.minsheng.page.StartPanel;

/** @param greeting message key of the sentence on top */
public record StartView(String greeting, List<StartPanel.Panel> panels) {
}
