package org.minsheng.visit.internal.form;

import org.minsheng.shared.AreaCode;

/** @param basis what the answers are for and by what right they are asked */
public record FormDetails(String name, String nameEn, FormPurpose purpose, AreaCode area, String basis) {
}
