package org.minsheng.account;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How many masked rows one person may take out of the house alone. */
@Component
public class ExportLimit {

    private final int rows;

    ExportLimit(@Value("${minsheng.export-rows}") int rows) {
        this.rows = rows;
    }

    public int rows() {
        return rows;
    }
}
