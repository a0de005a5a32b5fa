package org.minsheng.account.internal.administration;

import java.util.List;
import org.minsheng.page.Option;

/**
 * What the words typed into a field may mean.
 *
 * @param name of the field; the chosen one is sent as this name with "Choice" behind it
 * @param chosen value of the option that is marked, empty when none is
 */
public record Choices(String name, String words, List<Option> options, String chosen) {
}
