package org.minsheng.appeal.internal.console;

import java.util.List;
import org.minsheng.page.Option;

/**
 * Who of the reader's organisation takes care of an appeal.
 *
 * @param carer the name, empty for nobody
 * @param account the carer's number as a form sends it, empty for nobody
 * @param mine whether it is the reader
 * @param colleagues to whom it can be given; empty when nothing can be given any more
 */
public record ConsoleCare(String carer, String account, boolean mine, List<Option> colleagues) {
}
