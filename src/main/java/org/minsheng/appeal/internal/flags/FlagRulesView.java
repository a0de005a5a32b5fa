package org.minsheng.appeal.internal.flags;

import java.util.List;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.shared.RequestKey;

/** The rules in force and the form of a new one. */
public record FlagRulesView(List<FlagRule> rules, List<Option> counties, Form form, RequestKey key) {

    public String county(String code) {
        return counties.stream().filter(county -> county.value().equals(code))
            .map(Option::label).findFirst().orElse(code);
    }
}
