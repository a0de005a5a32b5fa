package org.minsheng.appeal;

import org.jspecify.annotations.Nullable;

/** What an appeal can be about; {@code parent} is null on the upper of the two levels. */
public record Matter(String code, @Nullable String parent, String nameZh, String nameEn) {
}
